package io.github.stacker.core.run;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.png.PngReaderProvider;
import io.github.stacker.core.format.png.PngWriterProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What tests of whole pipelines share: frames in a folder, and a cache beside them. */
abstract class WholeRunTest {
  static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @TempDir Path folder;

  /** Writes a frame in the format of the name's ending. */
  Path write(String name, MemoryImage image) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      if (name.endsWith(".png")) {
        DefaultWriter.of(new PngWriterProvider()).write(image, file);
      } else {
        DefaultWriter.of(new TiffWriterProvider()).write(image, file);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes frames of one scene, each with noise and a level and contrast of its own. */
  List<MemoryImage> writeFrames(int count, SampleType type, String ending) {
    ImageInfo info = ImageInfo.of(37, 29, RGB, type);
    List<MemoryImage> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      Random random = new Random(1000 + f);
      double gain = 0.7 + 0.06 * f;
      double lift = 0.05 + 0.02 * (f % 3);
      double noise = 0.01 * (1 + f % 4);
      frames.add(
          MemoryImage.of(
              info,
              i -> {
                double scene = 0.2 + 0.3 * (i % 37) / 37 + 0.05 * (i % 3);
                boolean hit = random.nextInt(40) == 0;
                double sample =
                    hit ? random.nextDouble() : gain * scene + lift + noise * random.nextGaussian();
                return sample * type.white();
              }));
      write("frame" + f + ending, frames.get(f));
    }
    return frames;
  }

  Path cache() {
    return folder.resolve("cache");
  }

  RunOptions options() {
    return new RunOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cache()));
  }

  /**
   * Runs a pipeline over {@code frame*} into {@code out.tif}, with a manifest.
   *
   * @param sections more of the pipeline, in single quotes
   * @param overrides what is to be different
   */
  RunReport run(String sections, String... overrides) {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return StackRun.prepare(pipeline(catalogue, sections, overrides), catalogue, options())
          .executeWithManifest(Progress.NONE, true);
    }
  }

  Pipeline pipeline(Catalogue catalogue, String sections, String... overrides) {
    String json =
        """
        {"frames": {"files": ["frame*"]}, %s,
         "outputs": [{"file": "out.tif", "type": "float64", "scale": "none"}]}
        """
            .formatted(sections.replace('\'', '"'));
    return new PipelineReader(catalogue).read(json, "test.json", folder, List.of(overrides));
  }

  /** Runs a pipeline and gives the samples of the stacked frame. */
  double[] stacked(String sections, String... overrides) {
    run(sections, overrides);
    return read("out.tif").toArray();
  }

  MemoryImage read(String name) {
    FrameReaderProvider reader =
        name.endsWith(".png") ? new PngReaderProvider() : new TiffReaderProvider();
    try (FrameFile file = reader.open(folder.resolve(name), Limits.DEFAULT)) {
      return MemoryImage.copyOf(file, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
