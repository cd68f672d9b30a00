package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import java.util.Optional;
import java.util.stream.IntStream;

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
    if (parameters.compatibility() == CcdprocCompatibility.CCDPROC) {
      return new RejectionCombiner(
          stack -> new Clip(parameters, stack.frames(), new ExtremesRejection(stack.frames())),
          parameters.result());
    }
    return new RejectionCombiner(
        stack ->
            new Share(
                new Numbers(parameters, stack.frames()), new ExtremesRejection(stack.frames())),
        frames -> new Numbers(parameters, frames).futility(),
        parameters.result());
  }

  /** How many of so many samples are rejected. */
  private record Numbers(MinMaxRejectParameters parameters, int frames) {
    int low(long count) {
      return (int) (parameters.low() * count / frames);
    }

    int high(long count) {
      return (int) (parameters.high() * count / frames);
    }

    boolean leaveEnough(int count) {
      return count - (long) low(count) - high(count) >= parameters.minKept();
    }

    Optional<String> futility() {
      boolean wanted = parameters.low() + (long) parameters.high() > 0;
      if (!wanted || IntStream.rangeClosed(1, frames).anyMatch(this::reject)) {
        return Optional.empty();
      }
      return Optional.of(
          "of %s \"low\" and \"high\" would leave fewer samples than \"minKept\"; give more frames, or lower one of these"
              .formatted(frames == 1 ? "1 frame" : frames + " frames"));
    }

    private boolean reject(int count) {
      return low(count) + (long) high(count) > 0 && leaveEnough(count);
    }
  }

  private record Share(Numbers numbers, ExtremesRejection extremes) implements Rejection {
    @Override
    public void reject(Stack stack) {
      int count = stack.count();
      if (numbers.leaveEnough(count)) {
        extremes.reject(stack, numbers.low(count), numbers.high(count));
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
