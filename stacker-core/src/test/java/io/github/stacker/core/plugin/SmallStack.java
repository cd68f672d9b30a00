package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.png.PngWriterProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.run.RunOptions;
import io.github.stacker.core.run.StackRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Two small frames, one that is read from the top and one that is read in place, and a folder with
 * the plugins that they are stacked with.
 *
 * @param folder where the frames are
 * @param options how they are stacked
 * @param type what results are written as
 */
record SmallStack(Path folder, RunOptions options, String type) {
  static final ImageInfo FRAME = ImageInfo.of(5, 3, List.of(Band.GREY), SampleType.UINT8);

  /** As with {@code --check}. */
  static final RunOptions CHECKING =
      new RunOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Decoding.Choice.AUTO,
          true,
          RunOptions.Journal.NONE,
          Existing.REPLACED);

  /** Writes the frames. */
  static SmallStack in(Path folder) throws IOException {
    DefaultWriter.of(new PngWriterProvider())
        .write(MemoryImage.of(FRAME, i -> 10 * i), folder.resolve("frame1.png"));
    DefaultWriter.of(new TiffWriterProvider())
        .write(MemoryImage.of(FRAME, i -> 2 * i), folder.resolve("frame2.tif"));
    SmallStack stack = new SmallStack(folder, RunOptions.NONE, "float64");
    Files.createDirectory(folder.resolve("plugins"));
    return stack;
  }

  /** Gives the same, stacked otherwise. */
  SmallStack with(RunOptions other) {
    return new SmallStack(folder, other, type);
  }

  /** Gives the same, written as samples of another type. */
  SmallStack writtenAs(String other) {
    return new SmallStack(folder, options, other);
  }

  /** Gives the place of a plugin's jar. */
  Path plugin(String jar) {
    return folder.resolve("plugins").resolve(jar);
  }

  /** Stacks with a filter, or none, into a file. */
  void run(String filter, String method, String output) {
    String json =
        """
        {"frames": {"files": ["frame*"]},
         "filters": [%s],
         "combine": {"method": "%s"},
         "outputs": [{"file": "%s", "type": "%s", "scale": "none"}]}
        """
            .formatted(filter, method, output, type);
    try (Catalogue catalogue = Catalogue.load(List.of(folder.resolve("plugins")))) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, options).execute(Progress.NONE);
    }
  }

  /** Stacks and gives the samples. */
  double[] samples(String filter, String method) throws IOException {
    run(filter, method, "out.tif");
    try (FrameFile out = new TiffReaderProvider().open(folder.resolve("out.tif"), Limits.DEFAULT)) {
      return MemoryImage.copyOf(out, 1).toArray();
    }
  }

  /** Gives what is said when a plugin fails. */
  String failure(String filter, String method) {
    return assertThrows(PluginException.class, () -> run(filter, method, "out.tif")).getMessage();
  }
}
