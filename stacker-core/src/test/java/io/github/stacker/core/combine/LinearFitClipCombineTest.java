package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearFitClipCombineTest extends StackCombinerContract<LinearFitClipParameters> {
  private static final double LOW = 2.15;
  private static final double HIGH = 2.6;
  private static final int MIN_KEPT = 3;

  @Override
  protected CombinerProvider<LinearFitClipParameters> provider() {
    return new LinearFitClipCombine();
  }

  @Override
  protected LinearFitClipParameters parameters() {
    return new LinearFitClipParameters(
        LOW, HIGH, 0, MIN_KEPT, RestResult.MEAN, SirilCompatibility.NONE);
  }

  @Override
  protected double expected(double[] stack) {
    return RejectedRounds.mean(kept(stack));
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    int[] rejected = new int[2];
    kept(stack, rejected);
    return new Rejected(rejected[0], rejected[1]);
  }

  private static List<Double> kept(double[] stack) {
    return kept(stack, new int[2]);
  }

  private static List<Double> kept(double[] stack, int[] rejected) {
    return RejectedRounds.kept(
        present(stack),
        MIN_KEPT,
        samples -> {
          int[] now = new int[2];
          List<Double> left = nearLine(samples, now);
          if (left.size() >= MIN_KEPT) {
            rejected[0] += now[0];
            rejected[1] += now[1];
          }
          return left;
        });
  }

  /** Fits by the normal equations; equal samples and pairs lie on their line. */
  private static List<Double> nearLine(List<Double> y, int[] rejected) {
    int n = y.size();
    if (n < 3 || y.get(0).doubleValue() == y.get(n - 1)) {
      return y;
    }
    double x = 0;
    double xx = 0;
    double sum = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      x += i;
      xx += (double) i * i;
      sum += y.get(i);
      xy += i * y.get(i);
    }
    double slope = (n * xy - x * sum) / (n * xx - x * x);
    double start = (sum - slope * x) / n;
    double sigma = 0;
    for (int i = 0; i < n; i++) {
      sigma += Math.abs(y.get(i) - (slope * i + start)) / n;
    }
    List<Double> left = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double residual = y.get(i) - (slope * i + start);
      if (residual < -LOW * sigma) {
        rejected[0]++;
      } else if (residual > HIGH * sigma) {
        rejected[1]++;
      } else {
        left.add(y.get(i));
      }
    }
    return left;
  }

  @Test
  void aDriftIsNoReasonToReject() {
    double[][] frames = new double[20][1];
    for (int i = 0; i < 20; i++) {
      frames[i][0] = 100 + 7 * i;
    }
    assertEquals(20, outcome(frames).kept().size());
    frames[3][0] = 1000;
    StackOutcome outcome = outcome(frames);
    assertEquals(19, outcome.kept().size());
    assertEquals(1, outcome.rejectedHigh());
  }

  /** The third of {@link SixStacks} without its 0, and what an independent program made of it. */
  @Test
  void twoOfNineSamplesOnTheirOwnLevelBendTheLineAndStay() {
    double[][] frames = {{.20}, {.21}, {.22}, {.20}, {.80}, {.85}, {.21}, {.19}, {.20}};
    LinearFitClipParameters two =
        new LinearFitClipParameters(2, 2, 0, 3, RestResult.MEAN, SirilCompatibility.NONE);
    double[] results =
        StackRunner.of(new LinearFitClipCombine().create(two), SampleType.FLOAT32, frames)
            .results();
    assertEquals(.3422222, results[0], 1e-7);
  }

  private static StackOutcome outcome(double[][] frames) {
    LinearFitClipParameters five =
        new LinearFitClipParameters(5, 5, 0, 3, RestResult.MEAN, SirilCompatibility.NONE);
    return StackRunner.of(new LinearFitClipCombine().create(five), SampleType.FLOAT64, frames)
        .outcomes()
        .get(0);
  }
}
