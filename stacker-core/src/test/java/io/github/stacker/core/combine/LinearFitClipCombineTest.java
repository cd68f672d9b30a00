package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinearFitClipCombineTest extends StackCombinerContract<LinearFitClipCombine.LinearFit> {
  private static final double LOW = 2.15;
  private static final double HIGH = 2.6;
  private static final int MIN_KEPT = 3;

  @Override
  protected CombinerProvider<LinearFitClipCombine.LinearFit> provider() {
    return new LinearFitClipCombine();
  }

  @Override
  protected LinearFitClipCombine.LinearFit parameters() {
    return new LinearFitClipCombine.LinearFit(
        LOW, HIGH, 0, MIN_KEPT, RestResult.MEAN, Compatibility.NONE);
  }

  @Override
  protected double expected(double[] stack) {
    return RejectedRounds.mean(kept(stack));
  }

  @Override
  protected Optional<Rejected> expectedRejected(double[] stack) {
    int[] rejected = new int[2];
    kept(stack, rejected);
    return Optional.of(new Rejected(rejected[0], rejected[1]));
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

  private static StackOutcome outcome(double[][] frames) {
    LinearFitClipCombine.LinearFit five =
        new LinearFitClipCombine.LinearFit(5, 5, 0, 3, RestResult.MEAN, Compatibility.NONE);
    return StackRunner.of(new LinearFitClipCombine().create(five), SampleType.FLOAT64, frames)
        .outcomes()
        .get(0);
  }
}
