package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.pipeline.DefaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of 297 MB each, stacked in a heap that holds none of them. */
@Tag("slow")
class LargerThanHeapTest {
  private static final ImageInfo INFO =
      ImageInfo.of(11_000, 9_000, List.of(Band.RED, Band.GREEN, Band.BLUE), SampleType.UINT8);

  @TempDir Path folder;

  @Test
  void framesLargerThanTheHeapAreAveragedBothWays() throws IOException {
    assertTrue(Runtime.getRuntime().maxMemory() < INFO.bytesPerRow() * INFO.height());
    List<Path> files = List.of(folder.resolve("a.tif"), folder.resolve("b.tif"));
    for (int f = 0; f < 2; f++) {
      write(new Pattern(f), files.get(f));
    }
    for (boolean inPlace : new boolean[] {true, false}) {
      Path result = folder.resolve(inPlace + ".tif");
      ExecutionPlan plan = stack(files, inPlace, result);
      assertEquals(
          inPlace ? ExecutionPlan.Way.FOLD_BY_BAND : ExecutionPlan.Way.FOLD_BY_FRAME, plan.way());
      assertMeanOfPatterns(result);
      Files.delete(result);
    }
  }

  private ExecutionPlan stack(List<Path> files, boolean inPlace, Path result) throws IOException {
    // Skipping bad frames needs each frame whole before it is folded: that leads the other way.
    TiffWriterProvider tiff = new TiffWriterProvider();
    OutputJob output =
        new OutputJob(
            result,
            "tiff",
            Set.of(SampleType.UINT8),
            writerOf(tiff),
            Optional.empty(),
            Rounding.HALF_UP,
            Scale.AUTO);
    FrameFormats formats = new FrameFormats(List.of(new TiffReaderProvider()), Limits.DEFAULT);
    StackJob job =
        new StackJob(
            new FrameChain(formats, true, List.of()),
            !inPlace,
            "mean",
            new MeanCombine().create(new NoParameters()),
            List.of(),
            List.of(output));
    Budget budget = new Budget(32 << 20, 2, 64, new ScratchSpace(folder));
    ExecutionPlan plan =
        new Planner(job, budget)
            .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2));
    new StackEngine(budget.scratch()).run(plan, Progress.NONE);
    return plan;
  }

  private static void write(ImageSource source, Path file) throws IOException {
    writerOf(new TiffWriterProvider()).write(source, file);
  }

  private static FrameWriter writerOf(FrameWriterProvider<?> provider) {
    return DefaultWriter.of(provider);
  }

  private static void assertMeanOfPatterns(Path result) throws IOException {
    Random random = new Random(3);
    Tile tile = new Tile();
    try (FrameFile frame = new TiffReaderProvider().open(result, Limits.DEFAULT)) {
      assertEquals(INFO.width(), frame.info().width());
      assertEquals(INFO.height(), frame.info().height());
      for (int i = 0; i < 2000; i++) {
        int x = random.nextInt(INFO.width());
        int y = i < 1000 ? random.nextInt(INFO.height()) : INFO.height() - 1 - i % 5;
        frame.read(new Region(x, y, 1, 1), tile);
        for (int b = 0; b < 3; b++) {
          int sum = Pattern.sample(0, x, y, b) + Pattern.sample(1, x, y, b);
          assertEquals((sum + 1) / 2, tile.get(b), x + "," + y);
        }
      }
    }
  }

  /** Samples that differ from place to place and frame to frame. */
  private record Pattern(int frame) implements ImageSource {
    static int sample(int frame, int x, int y, int band) {
      return (x * 7 + y * 13 + band * 31 + frame * 101 + (y >> 8)) & 0xff;
    }

    @Override
    public ImageInfo info() {
      return INFO;
    }

    @Override
    public void read(Region region, Tile into) {
      into.reshape(region, 3, SampleType.UINT8);
      byte[] samples = into.bytes();
      int i = 0;
      for (int y = region.y(); y < region.bottom(); y++) {
        for (int x = region.x(); x < region.right(); x++) {
          for (int b = 0; b < 3; b++) {
            samples[i++] = (byte) sample(frame, x, y, b);
          }
        }
      }
    }
  }
}
