package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How kernels of one combiner work: stack after stack, in turn, in threads.
 *
 * @param <P> the record of parameters
 */
abstract class StackSharingContract<P extends Record> extends StackExpectations<P> {
  private static final String OWN_SCRATCH =
      "a kernel gives another outcome while other kernels of its combiner are at work: scratch has to be the kernel's own, made in newKernel(), neither static nor a field of the combiner";

  @Test
  void kernelsRememberNothingOfStacksBefore() {
    String claim =
        "a kernel that has combined other stacks before has to give what a new one gives";
    for (SampleType type : sampleTypes()) {
      for (int count : counts(SOME)) {
        StackRunner runner = runner(type, StackFrames.gappy(type, 11, count, PLACES));
        StackKernel kernel = runner.newKernel();
        List<StackOutcome> alone =
            IntStream.range(0, PLACES)
                .mapToObj(i -> runner.outcome(runner.newKernel(), i))
                .toList();
        assertSame(runner, alone, runner.outcomes(kernel), claim);
        for (int i = PLACES - 1; i >= 0; i--) {
          assertEquals(alone.get(i), runner.outcome(kernel, i), because(runner, i, claim));
        }
      }
    }
  }

  @Test
  void kernelsThatAreUsedInTurnDoNotDisturbEachOther() {
    List<StackRunner> runners = new ArrayList<>();
    for (SampleType type : sampleTypes()) {
      runners.add(runner(type, StackFrames.gappy(type, 12, atLeast(33), PLACES)));
      runners.add(runner(type, StackFrames.gappy(type, 13, atLeast(4), PLACES)));
    }
    List<List<StackOutcome>> alone = runners.stream().map(StackRunner::outcomes).toList();
    StackCombiner combiner = combiner();
    List<StackKernel> kernels =
        runners.stream().map(runner -> combiner.newKernel(runner.info())).toList();
    for (int place = 0; place < PLACES; place++) {
      for (int i = 0; i < kernels.size(); i++) {
        assertEquals(
            alone.get(i).get(place),
            runners.get(i).outcome(kernels.get(i), place),
            because(runners.get(i), place, OWN_SCRATCH));
      }
    }
  }

  @Test
  void kernelsInThreadsDoNotDisturbEachOther() throws InterruptedException {
    for (SampleType type : sampleTypes()) {
      StackCombiner combiner = combiner();
      Together.work(
          Duration.ofMillis(25),
          OWN_SCRATCH,
          thread -> {
            double[][] frames = StackFrames.gappy(type, 14 + thread, atLeast(33), PLACES);
            StackRunner runner = runner(type, frames);
            List<StackOutcome> alone = runner.outcomes();
            StackKernel kernel = combiner.newKernel(runner.info());
            return () -> runner.repeat(kernel, alone, 50);
          });
    }
  }
}
