package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.stacker.api.FrameFile;
import io.github.stacker.core.RealFrames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads real files, sound and damaged, and compares with what other programs saw in them. */
class TiffRealFramesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  static Stream<String> frames() throws IOException {
    try (InputStream table = TiffRealFramesTest.class.getResourceAsStream("frames.tsv")) {
      byte[] bytes = Objects.requireNonNull(table, "frames.tsv").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void theFrameHasTheSamplesThatOthersSeeOrIsRefusedWithASentence(String line) {
    String[] expected = line.split("\t");
    Path file = RealFrames.path(expected[0]);
    if (expected[1].equals("refused")) {
      assertTimeoutPreemptively(
          SOON,
          () -> {
            IOException e = assertThrows(IOException.class, () -> Tiffs.open(file).close());
            assertEquals(expected[2], e.getMessage());
          });
      return;
    }
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (FrameFile frame = Tiffs.open(file)) {
            assertEquals(line, Tiffs.describe(expected[0], frame));
          }
        });
  }

  @Test
  void noFileIsLeftOut() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String folder :
        new String[] {
          "formats/tiff", "formats/tiff-depth", "formats/bigtiff", "corrupt/tiff", "corrupt/made"
        }) {
      try (Stream<Path> files = Files.list(RealFrames.path(folder))) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.tiff?"))
            .forEach(found::add);
      }
    }
    Set<String> listed =
        frames().map(line -> line.split("\t")[0]).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(listed, found);
  }
}
