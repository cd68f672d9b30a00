package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;

/**
 * Rejects a share of the lowest and of the highest samples. Of N frames listed and n samples there,
 * {@code low * n / N} of the lowest and {@code high * n / N} of the highest are rejected, both
 * rounded down: as many as asked for where nothing is missing, and fewer where there is less to
 * choose from. Source: the {@code minmax} of IRAF's {@code imcombine}.
 *
 * <pre>{@code
 * "combine": { "method": "min-max-reject", "low": 1, "high": 2, "result": "median" }
 * }</pre>
 *
 * <p>Of equal samples the earlier frame's counts as the lower one. Where fewer than {@code minKept}
 * would be kept none is rejected, so one sample is its own result. Equal samples give themselves.
 *
 * <p>Compatible with ccdproc's {@code clip_extrema} the numbers are not scaled. Missing samples
 * count as the highest ones: {@code high} is first used up by them. Where all that is there would
 * be rejected it is, and there is no result.
 */
public final class MinMaxRejectCombine implements CombinerProvider<MinMaxRejectParameters> {
  /** Made by the service loader. */
  public MinMaxRejectCombine() {}

  @Override
  public String name() {
    return "min-max-reject";
  }

  @Override
  public String description() {
    return "Rejects a share of the lowest and highest samples, as IRAF's minmax does.";
  }

  @Override
  public Class<MinMaxRejectParameters> parameters() {
    return MinMaxRejectParameters.class;
  }

  @Override
  public StackCombiner create(MinMaxRejectParameters parameters) {
    boolean ccdproc = parameters.compatibility() == CcdprocCompatibility.CCDPROC;
    return new RejectionCombiner(
        stack -> {
          ExtremesRejection extremes = new ExtremesRejection(stack.frames());
          return ccdproc
              ? new Clip(parameters, stack.frames(), extremes)
              : new Share(parameters, stack.frames(), extremes);
        },
        parameters.result());
  }

  private record Share(MinMaxRejectParameters parameters, int frames, ExtremesRejection extremes)
      implements Rejection {
    @Override
    public void reject(Stack stack) {
      long count = stack.count();
      long low = parameters.low() * count / frames;
      long high = parameters.high() * count / frames;
      if (count - low - high >= parameters.minKept()) {
        extremes.reject(stack, (int) low, (int) high);
      }
    }
  }

  private record Clip(MinMaxRejectParameters parameters, int frames, ExtremesRejection extremes)
      implements Rejection {
    @Override
    public void reject(Stack stack) {
      int count = stack.count();
      int low = Math.min(parameters.low(), count);
      int high = Math.max(0, parameters.high() - (frames - count));
      extremes.reject(stack, low, Math.min(high, count - low));
    }
  }
}
