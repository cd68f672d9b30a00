package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.stacker.api.FrameFile;
import io.github.stacker.core.RealFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads real files, sound and damaged, and compares with what astropy sees in them. */
class FitsRealFramesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  static Stream<String> frames() throws IOException {
    return FitsFiles.table("frames.tsv");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void theFrameHasTheSamplesThatAstropySeesOrIsRefusedWithASentence(String line) {
    String[] expected = line.split("\t");
    Path file = RealFrames.path(expected[0]);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          if (expected[1].equals("refused")) {
            IOException e = assertThrows(IOException.class, () -> FitsFiles.open(file).close());
            assertEquals(expected[2], e.getMessage());
            return;
          }
          try (FrameFile frame = FitsFiles.open(file)) {
            assertEquals(line, FitsFiles.describe(expected[0], frame));
          }
        });
  }

  @Test
  void noFileIsLeftOut() throws IOException {
    Path root = RealFrames.path("");
    Set<String> found;
    try (Stream<Path> files = Files.walk(root)) {
      found =
          files
              .filter(file -> file.toString().endsWith(".fits"))
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> listed =
        frames().map(line -> line.split("\t")[0]).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(listed, found);
  }
}
