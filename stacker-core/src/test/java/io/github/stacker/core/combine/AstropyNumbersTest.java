package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of random samples, some missing or infinite, astropy 5.2.1 and ccdproc 2.4.0 mask. */
class AstropyNumbersTest {
  private static final int WAYS = 4 * 4 * 4;

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10, 25})
  void theSameSamplesAreRejected(int count) throws IOException {
    GoldenStacks golden = GoldenStacks.load("astropy/masks.properties");
    double[][] frames = golden.frames("" + count);
    assertEquals(count, frames.length);
    assertEquals(WAYS, golden.results("" + count).size());
    golden
        .results("" + count)
        .forEach((way, masks) -> assertEquals(kept(frames, masks), keptBy(way, frames), way));
  }

  @Test
  void infiniteSamplesAreRejectedWhateverStackCameBefore() {
    double infinity = Double.POSITIVE_INFINITY;
    double[][] frames = {{1, infinity, -infinity}, {1, infinity, 2}, {5, -infinity, infinity}};
    for (String way : new String[] {"3,3,median,mad_std,5", "3,3,mean,std,5"}) {
      List<List<Integer>> kept = keptBy("astropy," + way, frames);
      assertEquals(List.of(List.of(), List.of(1)), kept.subList(1, 3));
    }
  }

  /** Gives the frames kept of each stack, from a word of one digit a frame: 1 is masked. */
  private static List<List<Integer>> kept(double[][] frames, String masks) {
    List<List<Integer>> kept = new ArrayList<>();
    for (String mask : masks.split(" ")) {
      List<Integer> stack = new ArrayList<>();
      for (int frame = 0; frame < frames.length; frame++) {
        if (mask.charAt(frame) == '0') {
          stack.add(frame);
        }
      }
      kept.add(stack);
    }
    return kept;
  }

  private static List<List<Integer>> keptBy(String way, double[][] frames) {
    RejectionCombiner combiner =
        new RejectionCombiner(info -> rejection(way.split(","), info), RestResult.MEAN);
    return StackRunner.of(combiner, SampleType.FLOAT64, frames).outcomes().stream()
        .map(StackOutcome::kept)
        .toList();
  }

  private static Rejection rejection(String[] words, StackInfo info) {
    double low = Double.parseDouble(words[1]);
    double high = Double.parseDouble(words[2]);
    Centre centre = words[3].equals("mean") ? Centre.MEAN : Centre.MEDIAN;
    Deviation deviation = words[4].equals("std") ? Deviation.POPULATION : Deviation.MAD;
    if (words[0].equals("ccdproc")) {
      return AstropySigmaClip.ccdproc(info, low, high, centre, deviation);
    }
    int rounds = words[5].equals("None") ? Integer.MAX_VALUE : Integer.parseInt(words[5]);
    return new AstropySigmaClip(info, low, high, rounds, centre, deviation);
  }
}
