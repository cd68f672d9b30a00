package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
public abstract class StackCombinerContract<P extends Record> extends StackSharingContract<P> {
  private static final int MOST_FRAMES = 70;

  @Test
  void resultsOfAnyNumberOfFramesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count = fewestFrames(); count <= atLeast(MOST_FRAMES); count++) {
        assertExpected(type, StackFrames.complete(type, count, count, PLACES));
      }
    }
  }

  @Test
  void resultsOfVeryManyFramesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count : counts(100, 127, 128, 129, 256, 257, 1100)) {
        assertExpected(type, StackFrames.complete(type, count, count, 9));
        assertExpected(type, StackFrames.gappy(type, count, count, 9));
      }
    }
  }

  @Test
  void resultsOfStacksWithMissingSamplesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      for (int count = fewestFrames(); count <= atLeast(MOST_FRAMES); count++) {
        assertExpected(type, StackFrames.gappy(type, count, count, PLACES));
      }
    }
  }

  @Test
  void sectionsGiveTheBitsThatStacksGive() {
    for (SampleType type : sampleTypes()) {
      for (int count = fewestFrames(); count <= atLeast(MOST_FRAMES); count++) {
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
      for (int count : counts(SOME)) {
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
        assertSectionsAgree(
            runner(type, StackFrames.complete(type, 2, atLeast(8), places)), places);
      }
    }
  }

  @Test
  void samplesThatFloatMayHaveTheWhiteOfIntegers() {
    for (SampleType type : sampleTypes()) {
      for (int count : type.isInteger() ? new int[] {} : counts(SOME)) {
        double[][] frames = StackFrames.gappy(type, 7, count, PLACES);
        assertExpected(
            runner(type, StackFrames.times(BYTE_WHITE, type, frames)).withWhite(BYTE_WHITE));
      }
    }
  }

  @Test
  void whereItNeverRejectsAllIsKept() {
    for (SampleType type : sampleTypes()) {
      for (int count = fewestFrames(); count <= atLeast(MOST_FRAMES); count++) {
        assertKeepsItsWord(runner(type, StackFrames.complete(type, count, count, PLACES)));
        assertKeepsItsWord(runner(type, StackFrames.gappy(type, count, count, PLACES)));
      }
    }
  }

  private void assertKeepsItsWord(StackRunner runner) {
    Optional<String> reason = combiner().neverRejects(runner.info());
    if (reason.isEmpty()) {
      return;
    }
    assertFalse(reason.get().isBlank(), "neverRejects() gives no reason");
    List<StackOutcome> outcomes = runner.outcomes();
    for (int place = 0; place < outcomes.size(); place++) {
      StackOutcome outcome = outcomes.get(place);
      Supplier<String> where = runner.where(place);
      assertEquals(
          0,
          outcome.rejectedLow() + outcome.rejectedHigh(),
          () -> "neverRejects() says \"%s\"; %s".formatted(reason.get(), where.get()));
    }
  }

  @Test
  void framesThatAreLeftOutChangeNothing() {
    if (heedsMissing()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : counts(SOME)) {
        StackRunner runner = runner(type, StackFrames.complete(type, 3, count, PLACES));
        StackKernel larger = kernel(combiner()::newKernel, new StackInfo(count + 5, type, true));
        List<StackOutcome> outcomes = runner.outcomes();
        assertSame(
            runner,
            outcomes,
            runner.outcomes(larger),
            "of 5 frames more that StackInfo.frames() counts no samples came, which changed the outcome (where missing samples count, override heedsMissing())");
        runner
            .section(larger, 0, PLACES)
            .ifPresent(results -> assertSameBits(runner, outcomes, 0, results));
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
      for (int count : counts(SOME)) {
        double[][] frames = StackFrames.gappy(type, 4, count, PLACES);
        StackRunner runner = runner(type, frames);
        double[] before = runner.results();
        double[][] shuffled = frames.clone();
        Collections.shuffle(Arrays.asList(shuffled), random);
        double[] after = runner(type, shuffled).results();
        for (int i = 0; i < PLACES; i++) {
          assertClose(
              new Given("combine() of the kernel", before[i]),
              new Given("for the same samples in another order it", after[i]),
              inAnyOrder(runner.where(i)));
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
      for (int count : counts(SOME)) {
        double[][] frames = StackFrames.complete(type, 5, count, PLACES);
        StackRunner runner = runner(type, frames);
        double[] results = runner.results();
        for (double factor : type.isInteger() ? new double[] {} : new double[] {8, 0.25}) {
          double[] scaled = runner(type, StackFrames.times(factor, type, frames)).results();
          for (int i = 0; i < PLACES; i++) {
            int place = i;
            assertEquals(
                factor * results[i],
                scaled[i],
                () ->
                    "samples times %s have to give exactly the result times that (where fixed numbers decide, override scalesExactly()); %s"
                        .formatted(factor, runner.where(place).get()));
          }
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
      for (int count : counts(SOME)) {
        StackRunner runner = runner(type, StackFrames.gappy(type, 6, count, PLACES));
        List<StackOutcome> outcomes = runner.outcomes();
        for (int i = 0; i < PLACES; i++) {
          assertWithin(present(runner.stack(i)), byKernel(outcomes.get(i)), runner.where(i));
        }
      }
    }
  }

  @Test
  void fatesFollowWhatSamplesAreComparedAsAndResultsTheSamples() {
    for (SampleType type : sampleTypes()) {
      for (int count : counts(SOME)) {
        double[][] compared = StackFrames.complete(type, 7, count, PLACES);
        double[][] frames =
            StackFrames.plus(16 * type.white(), type, StackFrames.complete(type, 8, count, PLACES));
        StackRunner runner = runner(type, frames).comparedAs(compared);
        List<StackOutcome> outcomes = runner.outcomes();
        List<StackOutcome> fates = runner(type, compared).outcomes();
        for (int i = 0; i < PLACES; i++) {
          StackOutcome outcome = outcomes.get(i);
          assertEquals(
              fates.get(i).fates(),
              outcome.fates(),
              because(
                  runner, i, "compared() alone, not samples(), may decide which samples are kept"));
          assertOfKept(runner, outcome, i);
          if (staysWithinSamples()) {
            assertWithin(runner.stack(i), byKernel(outcome), runner.where(i));
          }
        }
      }
    }
  }

  @Test
  void weightsChangeResultsIfTheCombinerSaysSoAndNotElse() {
    boolean uses = combiner().usesWeights();
    boolean changed = false;
    for (SampleType type : sampleTypes()) {
      for (int count : counts(SOME)) {
        StackRunner runner = runner(type, StackFrames.gappy(type, 9, count, PLACES));
        List<StackOutcome> without = runner.outcomes();
        double[] weights = new Random(9).doubles(count, 0.1, 10).toArray();
        StackRunner weighted = runner.weighted(weights);
        List<StackOutcome> outcomes = weighted.outcomes();
        changed |= !outcomes.equals(without);
        if (!uses) {
          assertSame(
              weighted,
              without,
              outcomes,
              "usesWeights() of the combiner is false, so weights may not change the outcome");
        }
        for (int i = 0; i < PLACES; i++) {
          assertOfKept(weighted, outcomes.get(i), i);
        }
        double[] doubled = Arrays.stream(weights).map(weight -> weight * 2).toArray();
        assertSame(
            weighted,
            outcomes,
            runner.weighted(doubled).outcomes(),
            "if every weight is twice what it was, the outcome has to stay");
      }
    }
    assertEquals(
        uses,
        changed,
        "usesWeights() of the combiner is true, but weights changed the outcome of no stack: use keptMean() or weights(), or let usesWeights() be false");
  }

  @Test
  void equalWeightsAreAsGoodAsNone() {
    for (SampleType type : sampleTypes()) {
      StackRunner runner = runner(type, StackFrames.gappy(type, 10, atLeast(20), PLACES));
      StackRunner weighted =
          runner.weighted(DoubleStream.generate(() -> 3).limit(atLeast(20)).toArray());
      double[] none = runner.results();
      double[] equal = weighted.results();
      for (int i = 0; i < PLACES; i++) {
        assertClose(
            new Given("combine() of the kernel, without weights,", none[i]),
            new Given("with equal weights it", equal[i]),
            weighted.where(i));
      }
    }
  }

  @Test
  void aCombinerThatChoosesSamplesChoosesTheExpectedOnes() {
    if (!combiner().choosesSamples()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      for (int count : counts(SOME)) {
        StackRunner runner = runner(type, StackFrames.gappy(type, 13, count, PLACES));
        List<StackOutcome> outcomes = runner.outcomes();
        for (int i = 0; i < PLACES; i++) {
          if (!Double.isNaN(outcomes.get(i).result())) {
            assertEquals(
                expectedChoice(runner.stack(i)),
                outcomes.get(i).chosen(),
                because(
                    runner,
                    i,
                    "choosesSamples() is true, so the kernel has to choose() the sample of the frame that expectedChoice() of this test gives (%d: none)"
                        .formatted(Stack.NONE)));
          }
        }
      }
    }
  }
}
