package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsReaderProvider;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README says of colour mosaics, on frames of one colour. */
class MosaicRecipeTest {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 10;
  private static final double DARK = 100;
  private static final double[] COLOUR = {1000, 2000, 4000};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"RGGB, TOP-DOWN", "GRBG, BOTTOM-UP"})
  void theColourIsThatOfTheSceneWhateverTheOrderOfRows(String pattern, String rowOrder)
      throws IOException {
    write("dark.fits", pattern, rowOrder, i -> DARK);
    write("flat.fits", pattern, rowOrder, i -> 50 * (1 + i % WIDTH % 2 + 2 * (i / WIDTH % 2)));
    write("light.fits", pattern, rowOrder, i -> DARK + COLOUR[colour(pattern, i)]);
    String pipeline =
        """
        { "frames": { "files": ["light.fits"] },
        %s
          "combine": { "method": "mean" }, "outputs": [{ "file": "out.fits", "type": "float32" }] }
        """;
    Path file = folder.resolve("mosaic.json");
    Files.writeString(file, pipeline.formatted(recipe()));
    CommandRun.of("run", file).endsWith(DONE);
    try (FrameFile out =
        new FitsReaderProvider().open(folder.resolve("out.fits"), Limits.DEFAULT)) {
      double[] samples = MemoryImage.copyOf(out, HEIGHT).toArray();
      assertEquals(3 * WIDTH * HEIGHT, samples.length);
      for (int i = 0; i < samples.length; i++) {
        assertEquals(COLOUR[i % 3], samples[i], 0.001, "sample " + i);
      }
    }
  }

  /** Gives the lines of the README. */
  private static String recipe() throws IOException {
    String readme = Files.readString(CommandRun.projectFolder().resolve("README.md"));
    int start =
        readme.indexOf("    \"calibrate\"", readme.indexOf("\nA colour mosaic is calibrated"));
    return readme.substring(start, readme.indexOf("\n\n", start));
  }

  private static int colour(String pattern, int i) {
    return "RGB".indexOf(pattern.charAt(2 * (i / WIDTH % 2) + i % WIDTH % 2));
  }

  private void write(String name, String pattern, String rowOrder, IntToDoubleFunction samples)
      throws IOException {
    List<Keyword> keywords =
        List.of(
            new Keyword("BAYERPAT", pattern, true, ""),
            new Keyword("ROWORDER", rowOrder, true, ""));
    ImageInfo info =
        ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), SampleType.UINT16)
            .withMetadata(Metadata.NONE.withKeywords(keywords));
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, samples), folder.resolve(name));
  }
}
