package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static java.util.stream.Collectors.joining;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** World coordinates and mosaics are those of the pixels, wherever these are. */
class KeptPlacesTest {
  private static final List<Keyword> KEYWORDS =
      List.of(
          new Keyword("OBJECT", "M31", true, ""),
          new Keyword("CRPIX1", "20.5", false, ""),
          new Keyword("CRPIX2", "11", false, ""),
          new Keyword("CRVAL1", "10.68", false, ""),
          new Keyword("BAYERPAT", "RGGB", true, ""));

  private static final List<Keyword> STEPS =
      List.of(new Keyword("CDELT1", "-1E-4", false, ""), new Keyword("CDELT2", "1E-4", false, ""));

  @TempDir private Path folder;

  @BeforeEach
  void writeFrame() throws IOException {
    ImageInfo info =
        ImageInfo.of(40, 30, List.of(Band.GREY), SampleType.UINT16)
            .withMetadata(
                Metadata.NONE.withKeywords(
                    Stream.concat(KEYWORDS.stream(), STEPS.stream()).toList()));
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, i -> 900 + i * 7919 % 101), folder.resolve("light.fits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto-stretch",
        "convert:type=float32",
        "dead-pixels:points=[3,4]",
        "dead-pixels:points=[3,4],fate=missing",
        "gain:stops=1",
        "hot-pixels",
        "levels",
        "mask:polygon=[5,5,20,5,20,25]",
        "remove-gradient:degree=1",
      })
  void filtersThatMoveNoPixelKeepThem(String filter) throws IOException {
    assertKept(
        List.of("OBJECT M31", "CRPIX1 20.5", "CRPIX2 11", "CRVAL1 10.68", "BAYERPAT RGGB"), filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bilateral",
        "box-blur:radius=2",
        "gaussian-blur:sigma=1",
        "median-filter",
        "unsharp-mask"
      })
  void aMosaicWhoseColoursAreMixedIsNone(String filter) throws IOException {
    assertKept(List.of("OBJECT M31", "CRPIX1 20.5", "CRPIX2 11", "CRVAL1 10.68"), filter);
  }

  @Test
  void aDevelopedMosaicIsNone() throws IOException {
    assertKept(
        List.of("OBJECT M31", "CRPIX1 20.5", "CRPIX2 11", "CRVAL1 10.68"),
        "debayer",
        "saturation:amount=1.1");
  }

  /** Rows of this file are counted from the bottom. */
  @ParameterizedTest
  @CsvSource({
    "'crop:left=3,top=7,right=40,bottom=25', 17.5, 6, BGGR",
    "flip:axis=vertical, 20.5, 20, GBRG",
    "flip:axis=horizontal, 20.5, 11, GRBG",
    "rotate:degrees=180, 20.5, 20, BGGR"
  })
  void withWholePixelsTheyMove(String filter, String column, String row, String mosaic)
      throws IOException {
    assertKept(
        List.of(
            "OBJECT M31",
            "CRPIX1 " + column,
            "CRPIX2 " + row,
            "CRVAL1 10.68",
            "BAYERPAT " + mosaic),
        filter);
  }

  /** The middle of the first pixel is half a pixel from the edge, whatever its size. */
  @ParameterizedTest
  @CsvSource({"resize:factor=2, 40.5, 21.5", "thumbnail:size=20, 10.5, 5.75"})
  void worldCoordinatesAreThoseOfResizedPixels(String filter, String column, String row)
      throws IOException {
    assertKept(List.of("OBJECT M31", "CRPIX1 " + column, "CRPIX2 " + row, "CRVAL1 10.68"), filter);
  }

  @Test
  void turnedByAnAngleTheyAreLeftOut() throws IOException {
    assertKept(List.of("OBJECT M31"), "rotate:degrees=10");
  }

  @Test
  void whatFollowsSeesNoMosaicOfPixelsThatAreElsewhere() throws IOException {
    String[] filters = {"rotate:degrees=10", "debayer"};
    Path out = folder.resolve("out.fits");
    for (List<Object> line :
        List.of(
            converting(filters, out), stacking("filters", filters), stacking("post", filters))) {
      CommandRun.of(line.toArray())
          .endsWith(USAGE)
          .tells("filter \"debayer\" cannot be applied to", "the image has no keyword BAYERPAT");
    }
  }

  /** Converts and stacks, before and behind the combine, looked at and not. */
  private void assertKept(List<String> expected, String... filters) throws IOException {
    Path out = folder.resolve("out.fits");
    for (boolean check : new boolean[] {false, true}) {
      for (String way : List.of("convert", "filters", "post")) {
        Files.deleteIfExists(out);
        List<Object> line =
            way.equals("convert") ? converting(filters, out) : stacking(way, filters);
        if (check) {
          line.add("--check");
        }
        CommandRun.of(line.toArray()).endsWith(DONE);
        assertEquals(expected, kept(out), way);
      }
    }
  }

  private List<Object> converting(String[] filters, Path out) {
    List<Object> line =
        new ArrayList<>(
            List.of("convert", "--type", "float32", "-o", out, folder.resolve("light.fits")));
    for (String filter : filters) {
      line.addAll(List.of("--filter", filter));
    }
    return line;
  }

  private List<Object> stacking(String section, String... filters) throws IOException {
    String json =
        """
        { "frames": { "files": ["light.fits"] }, "combine": { "method": "mean" },
          "%s": [%s], "outputs": [{ "file": "out.fits", "type": "float32" }] }
        """;
    String steps = Arrays.stream(filters).map(KeptPlacesTest::json).collect(joining(", "));
    Path file = Files.writeString(folder.resolve("run.json"), json.formatted(section, steps));
    return new ArrayList<>(List.of("run", file));
  }

  /** Turns name:key=value into a member of a pipeline. */
  private static String json(String filter) {
    String[] parts = filter.split(":", 2);
    String members = parts.length == 1 ? "" : parts[1];
    return "{\"filter\": \"%s\"%s}"
        .formatted(
            parts[0],
            members
                .replaceAll("(^|,)([a-z]+)=", ", \"$2\": ")
                .replaceAll(": ([a-z]\\w+)", ": \"$1\""));
  }

  private List<String> kept(Path file) throws IOException {
    List<String> names = KEYWORDS.stream().map(Keyword::name).toList();
    try (FrameFile frame = new FitsReaderProvider().open(file, Limits.DEFAULT)) {
      return frame.info().metadata().keywords().stream()
          .filter(keyword -> names.contains(keyword.name()))
          .map(keyword -> keyword.name() + " " + keyword.value())
          .toList();
    }
  }
}
