package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every filter that the documentation shows can be compiled as it stands and does what it says. */
class DocumentedFiltersTest {
  private static final Path PAGE = Path.of("..", "docs", "adding-a-filter.md");
  private static final Pattern SOURCE =
      Pattern.compile("```java\\R(package org\\.example;.*?)```", Pattern.DOTALL);
  private static final ImageInfo SMALL = ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);

  @TempDir Path folder;

  @Test
  void theyRunOnFramesAndBehindTheCombine() throws IOException {
    String[] sources =
        SOURCE
            .matcher(Files.readString(PAGE))
            .results()
            .map(MatchResult::group)
            .map(block -> block.replaceAll("```(java)?", ""))
            .filter(source -> source.contains("implements FilterProvider"))
            .toArray(String[]::new);
    assertEquals(4, sources.length);
    MadeJar.of(sources)
        .listing(
            FilterProvider.class,
            "org.example.Lift",
            "org.example.Swell",
            "org.example.Shift",
            "org.example.ToWhite")
        .writeTo(folder.resolve("documented.jar"));
    double[] frame = {1, 50, 3, 40, 5, 6};
    DefaultWriter.of(new TiffWriterProvider())
        .write(MemoryImage.of(SMALL, i -> frame[i]), folder.resolve("frame.tif"));

    assertResult("swell", "", 40, 50, 6, 40, 50, 6);
    assertResult("shift", ", \"columns\": 1", Double.NaN, 1, 50, Double.NaN, 40, 5);
    assertResult("to-white", "", 5.1, 255, 15.3, 204, 25.5, 30.6);
    assertResult("lift", ", \"share\": 0.2", 52, 101, 54, 91, 56, 57);
  }

  private void assertResult(String filter, String parameters, double... expected)
      throws IOException {
    String step = "[{\"filter\": \"%s\"%s}]".formatted(filter, parameters);
    boolean integer =
        filter.equals("shift"); // which keeps the type of a frame, so has no NaN there
    double[] onFrames = expected.clone();
    for (int i = 0; i < onFrames.length && integer; i++) {
      onFrames[i] = Double.isNaN(expected[i]) ? 0 : expected[i];
    }
    assertArrayEquals(onFrames, stacked("filters", step), 1e-5, filter);
    assertArrayEquals(expected, stacked("post", step), 1e-5, filter);
  }

  private double[] stacked(String place, String steps) throws IOException {
    String json =
        """
        {"frames": {"files": ["frame.tif"]},
         "%s": %s,
         "combine": {"method": "mean"},
         "outputs": [{"file": "out.tif", "type": "float64", "scale": "none"}]}
        """
            .formatted(place, steps);
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, RunOptions.NONE).execute(Progress.NONE);
    }
    try (FrameFile out = new TiffReaderProvider().open(folder.resolve("out.tif"), Limits.DEFAULT)) {
      return MemoryImage.copyOf(out, 1).toArray();
    }
  }
}
