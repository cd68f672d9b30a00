package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.FrameFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads small files that other programs wrote of numbers made by a formula. */
class TiffWrittenByOthersTest {
  @TempDir Path folder;

  static Stream<String> files() throws IOException {
    return new String(resource("written.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSamplesAreThoseThatWentIn(String line) throws IOException {
    String name = line.substring(0, line.indexOf('\t'));
    Path file = Files.write(folder.resolve(name), resource(name));
    try (FrameFile frame = Tiffs.open(file)) {
      assertEquals(line, Tiffs.describe(name, frame));
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TiffWrittenByOthersTest.class.getResourceAsStream("written/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
