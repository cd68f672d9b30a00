package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames of 40x30 in tiles of 13x9, the first of which begins at 3, 2. */
class TiledPlanTest extends StackingTest {
  @Test
  void tilesNarrowerThanThePictureAreComputedAhead() throws IOException {
    ExecutionPlan plan = plan(new Region(0, 0, 40, 30));
    assertEquals(ExecutionPlan.Way.FOLD_BY_BAND, plan.way());
    assertTrue(plan.window().isPresent());
    assertTrue(plan.scratchBytes() > 0);
  }

  @Test
  void aPictureInsideAColumnOfTilesNeedsNoWindow() throws IOException {
    ExecutionPlan plan = plan(new Region(3, 2, 13, 27));
    assertTrue(plan.tiles().isPresent());
    assertTrue(plan.window().isEmpty());
    assertEquals(0, plan.bandRows() % 9);
    assertEquals(0, plan.scratchBytes());
  }

  /** Two columns of tiles of each frame would be held, or bands would cut tiles. */
  @Test
  void aPictureThatCutsTilesAsWideAsItIsReadOtherwise() throws IOException {
    assertFalse(plan(new Region(0, 2, 13, 27)).tiles().isPresent());
    assertFalse(plan(new Region(3, 0, 13, 30)).tiles().isPresent());
    assertTrue(plan(new Region(0, 2, 14, 27)).window().isPresent());
  }

  private ExecutionPlan plan(Region roi) throws IOException {
    ImageInfo info = ImageInfo.of(40, 30, BANDS.get(1), SampleType.UINT8);
    FrameLocation[] frames =
        FrameLocation.ofAll(
                write(List.of(MemoryImage.random(info, 1), MemoryImage.random(info, 2))))
            .toArray(FrameLocation[]::new);
    FrameFormats formats = new FrameFormats(List.of(new RawFrames(Access.TILES)), Limits.DEFAULT);
    Case mean = plain(new MeanCombine());
    StackJob job =
        new StackJob(
            new FrameChain(formats, true, List.of(), Optional.of(roi)),
            false,
            mean.name(),
            mean.combiner(),
            List.of(),
            List.of(output("result.raw", new CapturingWriter(1))));
    return new Planner(job, budget()).plan(FrameProbes.of(List.of(frames), job.chain(), false, 1));
  }
}
