package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every combiner of whole stacks keeps to. A test of one extends this class, names provider
 * and parameters, and gives the result of one stack by a slow, obvious computation.
 *
 * @param <P> the record of parameters
 */
@Tag("slow")
public abstract class StackCombinerContract<P extends Record> extends StackExpectations<P> {
  private static final int MOST_FRAMES = 70;
  private static final int PLACES = 27;
  private static final int[] SOME = {1, 2, 3, 4, 7, 16, 33, 64};

  @Test
  void resultsOfAnyNumberOfFramesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count = 1; count <= MOST_FRAMES; count++) {
        assertExpected(type, StackFrames.complete(type, count, count, PLACES));
      }
    }
  }

  @Test
  void resultsOfVeryManyFramesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count : new int[] {100, 127, 128, 129, 256, 257, 1100}) {
        assertExpected(type, StackFrames.complete(type, count, count, 9));
        assertExpected(type, StackFrames.gappy(type, count, count, 9));
      }
    }
  }

  @Test
  void resultsOfStacksWithMissingSamplesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count = 1; count <= MOST_FRAMES; count++) {
        assertExpected(type, StackFrames.gappy(type, count, count, PLACES));
      }
    }
  }

  @Test
  void sectionsGiveTheBitsThatStacksGive() {
    for (SampleType type : sampleTypes()) {
      for (int count = 1; count <= MOST_FRAMES; count++) {
        assertSectionsAgree(runner(type, StackFrames.complete(type, count, count, PLACES)), PLACES);
        if (!type.isInteger()) {
          assertSectionsAgree(runner(type, StackFrames.gappy(type, count, count, PLACES)), PLACES);
        }
      }
    }
  }

  @Test
  void resultsDoNotDependOnHowSectionsAreCut() {
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        StackRunner runner = runner(type, StackFrames.complete(type, 1, count, 3 * PLACES));
        for (int length = 1; length <= runner.places(); length = 2 * length + 1) {
          assertSectionsAgree(runner, length);
        }
      }
    }
  }

  @Test
  void longSectionsGiveTheBitsThatStacksGive() {
    for (SampleType type : sampleTypes()) {
      for (int places : new int[] {4096, 5003}) {
        assertSectionsAgree(runner(type, StackFrames.complete(type, 2, 8, places)), places);
      }
    }
  }

  @Test
  void framesThatAreLeftOutChangeNothing() {
    if (heedsMissing()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        StackRunner runner = runner(type, StackFrames.complete(type, 3, count, PLACES));
        StackKernel larger = combiner().newKernel(new StackInfo(count + 5, type, true));
        List<StackOutcome> outcomes = runner.outcomes();
        assertEquals(outcomes, runner.outcomes(larger));
        runner
            .section(larger, 0, PLACES)
            .ifPresent(results -> assertSameBits(outcomes, 0, results, type + " x" + count));
      }
    }
  }

  @Test
  void frameOrderChangesResultsByRoundingAtMost() {
    if (orderMatters()) {
      return;
    }
    Random random = new Random(4);
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] frames = StackFrames.gappy(type, 4, count, PLACES);
        double[] before = runner(type, frames).results();
        Collections.shuffle(Arrays.asList(frames), random);
        double[] after = runner(type, frames).results();
        for (int i = 0; i < PLACES; i++) {
          assertClose(before[i], after[i], where(type, frames, i));
        }
      }
    }
  }

  @Test
  void samplesTimesAPowerOfTwoGiveTheResultTimesIt() {
    if (!scalesExactly()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] frames = StackFrames.complete(type, 5, count, PLACES);
        for (double factor : type.isInteger() ? new double[] {} : new double[] {8, 0.25}) {
          double[] results = runner(type, StackFrames.times(factor, frames)).results();
          double[] expected =
              Arrays.stream(runner(type, frames).results()).map(r -> r * factor).toArray();
          assertArrayEquals(expected, results, type + " x" + count);
        }
      }
    }
  }

  @Test
  void resultsLieBetweenTheLeastAndTheLargestSample() {
    if (!staysWithinSamples()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] frames = StackFrames.gappy(type, 6, count, PLACES);
        double[] results = runner(type, frames).results();
        for (int i = 0; i < PLACES; i++) {
          assertWithin(present(StackFrames.stack(frames, i)), results[i], where(type, frames, i));
        }
      }
    }
  }

  @Test
  void fatesFollowWhatSamplesAreComparedAsAndResultsTheSamples() {
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] compared = StackFrames.complete(type, 7, count, PLACES);
        double[][] frames =
            StackFrames.plus(16 * type.white(), type, StackFrames.complete(type, 8, count, PLACES));
        List<StackOutcome> outcomes = runner(type, frames).comparedAs(compared).outcomes();
        List<StackOutcome> fates = runner(type, compared).outcomes();
        for (int i = 0; i < PLACES; i++) {
          Supplier<String> where = where(type, compared, i);
          StackOutcome outcome = outcomes.get(i);
          assertTrue(fates.get(i).hasFatesOf(outcome), where);
          assertOfKept(outcome, StackFrames.stack(frames, i), ones(count), where);
          if (staysWithinSamples()) {
            assertWithin(StackFrames.stack(frames, i), outcome.result(), where);
          }
        }
      }
    }
  }

  @Test
  void weightsAreHeededOrChangeNothing() {
    boolean heeded = false;
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] frames = StackFrames.gappy(type, 9, count, PLACES);
        double[] weights = new Random(9).doubles(count, 0.1, 10).toArray();
        StackRunner runner = runner(type, frames);
        List<StackOutcome> outcomes = runner.weighted(weights).outcomes();
        for (int i = 0; i < PLACES; i++) {
          assertOfKept(
              outcomes.get(i), StackFrames.stack(frames, i), weights, where(type, frames, i));
        }
        double[] doubled = Arrays.stream(weights).map(weight -> weight * 2).toArray();
        assertEquals(outcomes, runner.weighted(doubled).outcomes(), "twice the weight");
        heeded |= !outcomes.equals(runner.outcomes());
      }
    }
    assertEquals(
        combiner().usesWeights(),
        heeded,
        "usesWeights(), which is expected, is not what weights do to results");
  }

  @Test
  void equalWeightsAreAsGoodAsNone() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = StackFrames.gappy(type, 10, 20, PLACES);
      StackRunner runner = runner(type, frames);
      double[] none = runner.results();
      double[] equal =
          runner.weighted(DoubleStream.generate(() -> 3).limit(20).toArray()).results();
      for (int i = 0; i < PLACES; i++) {
        assertClose(none[i], equal[i], where(type, frames, i));
      }
    }
  }

  @Test
  void kernelsRememberNothingOfStacksBefore() {
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        StackRunner runner = runner(type, StackFrames.gappy(type, 11, count, PLACES));
        StackKernel kernel = runner.newKernel();
        List<StackOutcome> first = runner.outcomes(kernel);
        assertEquals(first, runner.outcomes(kernel));
        for (int i = PLACES - 1; i >= 0; i--) {
          assertEquals(first.get(i), runner.outcome(kernel, i));
          assertEquals(first.get(i), runner.outcome(runner.newKernel(), i));
        }
      }
    }
  }

  @Test
  void kernelsInTwoThreadsDoNotDisturbEachOther() throws Exception {
    for (SampleType type : sampleTypes()) {
      StackRunner runner = runner(type, StackFrames.gappy(type, 12, 33, 9 * PLACES));
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        StackCombiner combiner = combiner();
        Future<List<StackOutcome>> one =
            threads.submit(() -> runner.outcomes(combiner.newKernel(runner.info())));
        Future<List<StackOutcome>> two =
            threads.submit(() -> runner.outcomes(combiner.newKernel(runner.info())));
        assertEquals(one.get(), two.get());
        assertEquals(runner.outcomes(), one.get());
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void aCombinerThatChoosesSamplesChoosesTheExpectedOnes() {
    if (!combiner().choosesSamples()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : SOME) {
        double[][] frames = StackFrames.gappy(type, 13, count, PLACES);
        List<StackOutcome> outcomes = runner(type, frames).outcomes();
        for (int i = 0; i < PLACES; i++) {
          if (!Double.isNaN(outcomes.get(i).result())) {
            int choice = expectedChoice(StackFrames.stack(frames, i));
            assertEquals(choice, outcomes.get(i).chosen(), where(type, frames, i));
          }
        }
      }
    }
  }

  @Test
  void theCombinerNamesATypeForItsResults() {
    for (SampleType type : sampleTypes()) {
      assertNotNull(combiner().naturalType(new StackInfo(MOST_FRAMES, type, true)));
    }
  }

  private static double[] ones(int count) {
    return DoubleStream.generate(() -> 1).limit(count).toArray();
  }
}
