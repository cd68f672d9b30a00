package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;

/**
 * Keeps the samples x with {@code lowest <= x <= highest} and combines them: dead and saturated
 * samples are left out. The limits are on the scale of the frames' samples.
 *
 * <pre>{@code
 * "combine": { "method": "range-clip", "lowest": 1, "highest": 65000 }
 * }</pre>
 *
 * <p>Each sample is judged alone, so number, order and equality do not matter. Where all are
 * outside there is no result.
 */
public final class RangeClipCombine implements CombinerProvider<RangeClipParameters> {
  /** Made by the service loader. */
  public RangeClipCombine() {}

  @Override
  public String name() {
    return "range-clip";
  }

  @Override
  public String description() {
    return "Rejects samples outside a fixed range: dead or saturated ones.";
  }

  @Override
  public Class<RangeClipParameters> parameters() {
    return RangeClipParameters.class;
  }

  @Override
  public StackCombiner create(RangeClipParameters parameters) {
    return new RejectionCombiner(info -> stack -> clip(stack, parameters), parameters.result());
  }

  private static void clip(Stack stack, RangeClipParameters range) {
    double[] compared = stack.compared();
    for (int i = 0; i < stack.count(); i++) {
      if (compared[i] < range.lowest()) {
        stack.rejectLow(i);
      } else if (compared[i] > range.highest()) {
        stack.rejectHigh(i);
      }
    }
  }
}
