package io.github.stacker.formats.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "stands in for the programs by shell scripts")
class RawReaderTest {
  private static final String IDENTIFIED =
      """
      Timestamp: Sat Aug  8 21:05:09 2020
      Camera: Canon EOS R ID: 0x80000424
      ISO speed: 800
      Shutter: 1/30.0 sec
      Raw colors: 3
      Image size:   2 x 2
      Output size:  2 x 2
      """;

  /** Two rows of two pixels. */
  private static final String PICTURE = "P6\\n2 2\\n65535\\n\\001\\002AABBCCDDEEFFGGHHIIJJKK";

  @TempDir Path folder;

  @Test
  void theHeaderIsWhatTheProgramTells() throws IOException {
    try (FrameFile frame = opened(PICTURE, 0)) {
      assertEquals("2x2", frame.info().width() + "x" + frame.info().height());
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE), frame.info().bands());
      assertEquals(
          LocalDateTime.of(2020, 8, 8, 21, 5, 9),
          frame.info().metadata().captureTime().orElseThrow());
      assertEquals(1 / 30.0, frame.info().metadata().exposureSeconds().orElseThrow());
      assertEquals("Canon EOS R", frame.details().get("camera"));
      assertEquals("ISO 800", frame.details().get("sensitivity"));
      assertEquals(Access.ROWS, frame.access());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.5", "30.0,30", "1/4000.0,0.00025"})
  void exposuresMayBeLongOrShort(String text, double seconds) throws IOException {
    RawHeader header =
        RawHeader.parse("Output size: 3 x 4\nShutter: %s sec\nRaw colors: 1\n".formatted(text));
    assertEquals(seconds, header.info().metadata().exposureSeconds().orElseThrow());
    assertEquals(List.of(Band.GREY), header.info().bands());
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws IOException {
    RawHeader header =
        RawHeader.parse(
            "Timestamp: Thu Jan  1 00:00:00 1970\nISO speed: 0\nShutter: 0.0 sec\n"
                + "Output size: 3 x 4\n");
    assertEquals(Map.of("developed by", "dcraw_emu"), header.details());
    assertTrue(header.info().metadata().exposureSeconds().isEmpty());
    assertTrue(header.info().metadata().captureTime().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "1/0", "..", "1/"})
  void anExposureThatIsNoNumberIsLeftOut(String text) throws IOException {
    RawHeader header = RawHeader.parse("Output size: 3 x 4\nShutter: %s sec\n".formatted(text));
    assertTrue(header.info().metadata().exposureSeconds().isEmpty());
  }

  @Test
  void aSizeOfNothingIsNone() {
    assertThrows(IOException.class, () -> RawHeader.parse("Output size: 0 x 4\n"));
  }

  @Test
  void rowsComeThroughThePipe() throws IOException {
    try (FrameFile frame = opened(PICTURE, 0)) {
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 2, 1), tile);
      assertEquals(0x0102, tile.get(0));
      assertEquals(0x4545, tile.get(5));
      frame.read(new Region(0, 1, 2, 1), tile);
      assertEquals(0x4b4b, tile.get(5));
      assertThrows(IllegalStateException.class, () -> frame.read(new Region(0, 0, 2, 1), tile));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "P6\\n2 2\\n65535\\nAABB,0,sent too few rows",
    "P6\\n2 2\\n65535\\nAABB,3,exit 3: data are damaged",
    "P6\\n2 2\\n255\\nAAAA,0,instead of",
    "'',1,exit 1: data are damaged",
    "P6\\n2 2\\n65535\\nAABBCCDDEEFFGGHHIIJJKKLLM,0,more than the picture"
  })
  void whatTheProgramDoesWrongIsTold(String picture, int exit, String word) throws IOException {
    try (FrameFile frame = opened(picture, exit)) {
      IOException e =
          assertThrows(IOException.class, () -> frame.read(Region.of(2, 2), new Tile()));
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  @Test
  void aProgramThatTalksALotIsHeardToTheEnd() throws IOException {
    try (FrameFile frame = opened(PICTURE, 0)) {
      script("dcraw_emu", "head -c 300000 /dev/zero | tr '\\0' x >&2\nprintf '" + PICTURE + "'\n");
      Tile tile = new Tile();
      frame.read(Region.of(2, 2), tile);
      assertEquals(0x0102, tile.get(0));
    }
  }

  @Test
  void withoutTheProgramsTheSentenceSaysWhatToInstall() throws IOException {
    Path file = Files.write(folder.resolve("a.dng"), MadeDng.of(2, 2, new short[4]));
    RawReaderProvider reader = new RawReaderProvider(new RawProgram(folder.toString()));
    IOException e = assertThrows(IOException.class, () -> reader.open(file, Limits.DEFAULT));
    assertTrue(e.getMessage().contains("install"), e.getMessage());
  }

  @Test
  void sensorDataAreToldFromOtherTiffs() throws IOException {
    byte[] dng = MadeDng.of(2, 2, new short[4]);
    assertTrue(recognises(dng));
    byte[] grey = dng.clone();
    int photometric = 8 + 2 + 12 * 5 + 8;
    grey[photometric] = 1;
    grey[photometric + 1] = 0;
    assertFalse(recognises(grey));
    for (int length = 8; length < 120; length++) {
      recognises(Arrays.copyOf(dng, length));
    }
    assertTrue(recognises("FUJIFILMCCD-RAW 0201".getBytes(StandardCharsets.US_ASCII)));
    assertTrue(recognises("\0\0\0\30ftypcrx \0\0\0\1crx isom".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(
        recognises("\0\0\0\30ftypheic\0\0\0\1mif1heic".getBytes(StandardCharsets.US_ASCII)));
  }

  private boolean recognises(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("b"), bytes);
    byte[] prefix = Arrays.copyOf(bytes, Math.min(bytes.length, FrameReaderProvider.PREFIX_BYTES));
    FrameReaderProvider reader = new RawReaderProvider();
    return reader.recognises(prefix) && reader.recognises(file, prefix);
  }

  @Test
  void librawDevelopsAnEvenSurface() throws IOException {
    short[] sensor = new short[64 * 48];
    Arrays.fill(sensor, (short) 20000);
    Path file = Files.write(folder.resolve("even.dng"), MadeDng.of(64, 48, sensor));
    assumeTrue(isInstalled("dcraw_emu") && isInstalled("raw-identify"), "LibRaw is not installed");
    try (FrameFile frame = new RawReaderProvider().open(file, Limits.DEFAULT)) {
      assertEquals("64x48", frame.info().width() + "x" + frame.info().height());
      Tile tile = new Tile();
      frame.read(Region.of(64, 48), tile);
      double first = tile.get(tile.index(32, 24));
      assertTrue(first > 20000 && first < 65535, "gamma makes it brighter: " + first);
      for (int i = 0; i < tile.sampleCount(); i++) {
        assertEquals(first, tile.get(i), 2, "an even surface stays even");
      }
    }
  }

  private static boolean isInstalled(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
  }

  private FrameFile opened(String picture, int exit) throws IOException {
    script("raw-identify", "cat << 'END'\n" + IDENTIFIED + "END\n");
    script(
        "dcraw_emu",
        "printf '" + picture + "'\n echo 'data are damaged' >&2\n exit " + exit + "\n");
    Path file = Files.write(folder.resolve("a.cr2"), new byte[1]);
    return new RawReaderProvider(new RawProgram(folder.toString())).open(file, Limits.DEFAULT);
  }

  private void script(String name, String body) throws IOException {
    Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
