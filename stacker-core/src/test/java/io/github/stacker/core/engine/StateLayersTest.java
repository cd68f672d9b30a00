package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.mapped.HeapStates;
import io.github.stacker.core.mapped.KeptStates;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.StateBands;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters behind the combine may ask for any region of the results, at any time. */
class StateLayersTest extends StackingTest {
  private static final int BAND_ROWS = 7;

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void anyRegionHasTheSamplesOfTheWhole(SampleType type) throws IOException {
    Random random = random(type.ordinal());
    ImageInfo info = ImageInfo.of(1001, 33, BANDS.get(1), type);
    List<MemoryImage> frames = List.of(MemoryImage.random(info, 1), MemoryImage.random(info, 2));
    StackJob job =
        job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(BAND_ROWS));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(write(frames)), job.chain(), false, 2);
    ExecutionPlan plan = cut(new Planner(job, budget()).plan(probes), BAND_ROWS, 1, 2);
    StateShape shape = plan.state();
    int places = shape.places(plan.bandSamples());
    try (StateBands heap =
            new HeapStates(shape.planes(), places, plan.newFolder().runPlaces(), plan.bandCount());
        StateBands mapped =
            MappedStates.create(scratch(), "state", shape.planes(), places, plan.bandCount());
        StateBands kept =
            KeptStates.open(
                scratch(), shape.planes(), places, plan.bandCount(), 2, Optional.empty())) {
      for (StateBands states : List.of(heap, mapped, kept)) {
        assertEquals(2, fold(plan, states));
        assertRegions(new StateLayers(plan, states, 2), info, frames, random);
      }
    }
  }

  private int fold(ExecutionPlan plan, StateBands states) throws IOException {
    try (ScratchPool pool = new ScratchPool(scratch())) {
      return new FrameWave(plan, states, new Workbench(pool), nothingSkipped(plan)).run();
    }
  }

  private SkipRecorder nothingSkipped(ExecutionPlan plan) {
    return new SkipRecorder(plan, scratch().notes("skipped"), Progress.NONE);
  }

  private static void assertRegions(
      StateLayers layers, ImageInfo info, List<MemoryImage> frames, Random random)
      throws IOException {
    Tile results = new Tile();
    Tile rounded = new Tile();
    for (int i = 0; i < 40; i++) {
      int x = i == 0 ? 0 : random.nextInt(info.width());
      int y = random.nextInt(info.height());
      int width = i == 0 ? info.width() : 1 + random.nextInt(info.width() - x);
      Region region = new Region(x, y, width, 1 + random.nextInt(info.height() - y));
      double[] expected = means(frames, region);
      layers.read(region, List.of(results));
      assertArrayEquals(expected, samples(results));
      assertEquals(info.sampleType().isInteger(), layers.readRounded(region, rounded));
      if (info.sampleType().isInteger()) {
        for (int s = 0; s < expected.length; s++) {
          expected[s] = Math.floor(expected[s] + 0.5);
        }
        assertArrayEquals(expected, samples(rounded));
        assertTrue(rounded.type() == info.sampleType());
      }
    }
  }

  private static double[] means(List<MemoryImage> frames, Region region) throws IOException {
    Tile first = new Tile();
    Tile second = new Tile();
    frames.get(0).read(region, first);
    frames.get(1).read(region, second);
    double[] means = samples(first);
    for (int i = 0; i < means.length; i++) {
      means[i] = (means[i] + second.get(i)) / 2;
    }
    return means;
  }

  private static double[] samples(Tile tile) {
    double[] samples = new double[tile.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = tile.get(i);
    }
    return samples;
  }
}
