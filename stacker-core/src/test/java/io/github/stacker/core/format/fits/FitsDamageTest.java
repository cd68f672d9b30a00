package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and lying files end in a sentence, never in a hang or a mountain of memory. */
class FitsDamageTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** More for a longer search: -Dstacker.damageRounds=100000. */
  private static final int ROUNDS = Integer.getInteger("stacker.damageRounds", 1000);

  @TempDir Path folder;

  private static byte[] sound() {
    byte[] data = new byte[60];
    new Random(1).nextBytes(data);
    return FitsFiles.join(
        FitsFiles.header(
            "SIMPLE=T",
            "BITPIX=16",
            "NAXIS=3",
            "NAXIS1=5",
            "NAXIS2=2",
            "NAXIS3=3",
            "BZERO=32768",
            "BLANK=4"),
        data);
  }

  @Test
  void whatAHeaderSaysAtLengthIsShownInShort() {
    String[] cards = new String[1002];
    Arrays.setAll(cards, i -> "NAXIS%d=%d".formatted(i - 2, i < 6 ? 2 : 1));
    cards[0] = "SIMPLE=T";
    cards[1] = "BITPIX=8";
    cards[2] = "NAXIS=999";
    String cube = refusal(FitsFiles.join(FitsFiles.header(cards))).getMessage();
    assertTrue(cube.startsWith("a cube of 2x2x2x1x1") && cube.length() < 300, cube);
    byte[] header = FitsFiles.header("SIMPLE=T", "NAXIS='" + "x".repeat(10_000) + "'");
    String text = refusal(FitsFiles.join(header)).getMessage();
    assertTrue(text.startsWith("the keyword NAXIS is \"xxx") && text.length() < 200, text);
  }

  private IOException refusal(byte[] file) {
    return assertTimeoutPreemptively(
        SOON, () -> assertThrows(IOException.class, () -> FitsFiles.open(folder, file).close()));
  }

  private static byte[] with(String from, String to) {
    String file = new String(sound(), StandardCharsets.ISO_8859_1);
    assertTrue(file.contains(from));
    String padded = (to + " ".repeat(80)).substring(0, Math.max(from.length(), to.length()));
    int at = file.indexOf(from);
    String changed = file.substring(0, at) + padded + file.substring(at + padded.length());
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAXIS   =                    3|NAXIS   =                   -1|"
            + "the keyword NAXIS is -1, not 0 to 999",
        "NAXIS   =                    3|NAXIS   =                    1|"
            + "a spectrum of 5 samples is no picture: NAXIS is 1",
        "NAXIS   =                    3|NAXIS   =               'many'|"
            + "the keyword NAXIS is \"many\", not a number",
        "NAXIS1  =                    5|NAXIS1  =                   -5|"
            + "the keyword NAXIS1 is -5, not 0 to 9223372036854775807",
        "NAXIS1  =                    5|NAXIS1  =                  5.5|"
            + "the keyword NAXIS1 is 5.5, not a whole number",
        "NAXIS1  =                    5|NAXIS1  =  9223372036854775807|"
            + "the header claims more data than any file can hold",
        "NAXIS1  =                    5|NAXIS1  =          10000000000|"
            + "the keyword NAXIS1 is 10000000000, not 1 to 2147483647",
        "NAXIS1  =                    5|NAXIS1  =            100000000|"
            + "100000000x2 pixels need 1200000000 bytes from byte 2880 on, but the file ends at byte"
            + " 5760: it was cut",
        "NAXIS2  =                    2|NAXIS9  =                    2|"
            + "the header lacks the keyword NAXIS2",
        "NAXIS3  =                    3|NAXIS3  =                    2|"
            + "a cube of 5x2x2 samples is not supported, only one plane or three (red, green, blue):"
            + " save its planes as pictures of their own",
        "NAXIS3  =                    3|NAXIS3  =                    0|"
            + "has no picture in any of its HDUs",
        "BITPIX  =                   16|BITPIX  =                   17|"
            + "the keyword BITPIX is 17, not 8, 16, 32, 64, -32 or -64",
        "BZERO   =                32768|BSCALE  =                    0|"
            + "the keyword BSCALE is 0, which makes all samples equal",
        "BZERO   =                32768|BZERO   =                  NaN|"
            + "the keyword BZERO is \"NaN\", not a number",
        "SIMPLE  =                    T|SIMPLE  =                    F|"
            + "the keyword SIMPLE is not T: the file is no standard FITS",
      })
  void impossibleClaimsAreRefused(String from, String to, String sentence) {
    assertEquals(sentence, refusal(with(from, to)).getMessage());
  }

  @Test
  void controlCharactersOfValuesCountAsBlanks() {
    byte[] file =
        with("NAXIS   =                    3", "NAXIS   = \u0007\r\n\u001b[31m\u0085\0 3");
    assertEquals("the keyword NAXIS is \"[31m   3\", not a number", refusal(file).getMessage());
  }

  @Test
  void aHeaderWithoutEndIsRefused() {
    assertEquals(
        "the header at byte 0 has no END card within 5760 bytes",
        refusal(
                new String(sound(), StandardCharsets.ISO_8859_1)
                    .substring(0, 2880)
                    .replace("END ", "ENDE")
                    .concat(" ".repeat(2880))
                    .getBytes(StandardCharsets.ISO_8859_1))
            .getMessage());
    byte[] binary = sound();
    binary[165] = 7;
    assertEquals(
        "card 3 of the header has the byte 7 in its keyword: the header is damaged",
        refusal(binary).getMessage());
  }

  /** The file is sparse: nothing but the header takes room. */
  @Test
  void aHugeHeaderIsGivenUpSoon() throws IOException {
    Path file = folder.resolve("huge.fits");
    byte[] blanks = new byte[8 << 20];
    Arrays.fill(blanks, (byte) ' ');
    System.arraycopy("SIMPLE  =                    T".getBytes(), 0, blanks, 0, 30);
    Files.write(file, blanks);
    try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
      grown.setLength(1L << 36);
    }
    IOException e =
        assertTimeoutPreemptively(
            SOON, () -> assertThrows(IOException.class, () -> FitsFiles.open(file)));
    assertEquals("the header at byte 0 has no END card within 4194304 bytes", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 79, 2879, 2880, 2939})
  void aFileCutShortIsRefused(int length) {
    assertTrue(!refusal(Arrays.copyOf(sound(), length)).getMessage().isBlank());
  }

  @Test
  void aFileThatLacksNothingButTheFillingIsRead() throws IOException {
    try (FrameFile frame = FitsFiles.open(folder, Arrays.copyOf(sound(), 2940))) {
      frame.read(frame.info().region(), new Tile());
    }
  }

  @Test
  void anyDamageIsReadOrRefused() {
    byte[] sound = sound();
    Random random = new Random(2);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = sound.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
              damaged[random.nextInt(9 * 80)] =
                  (byte) ("0123456789-+.TF'= E/".charAt(random.nextInt(20)));
            }
            readOrRefuse(damaged);
          }
        });
  }

  private void readOrRefuse(byte[] file) {
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      ImageInfo info = frame.info();
      frame.read(new Region(0, 0, info.width(), 1), new Tile());
    } catch (IOException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }
  }

  @Test
  void limitsHold() throws IOException {
    Path file = Files.write(folder.resolve("a.fits"), sound());
    FitsReaderProvider provider = new FitsReaderProvider();
    assertThrows(
        IOException.class,
        () -> provider.open(file, new Limits(9, 3, 100, 1 << 20, 1 << 28, 1000)));
    assertThrows(
        IOException.class, () -> provider.open(file, new Limits(10, 3, 100, 2879, 1 << 28, 1000)));
    provider.open(file, new Limits(10, 3, 100, 2880, 1 << 28, 1000)).close();
  }

  @Test
  void aFileThatShrinksWhileItIsReadEndsInASentence() throws IOException {
    Path file = Files.write(folder.resolve("shrinking.fits"), sound());
    try (FrameFile frame = FitsFiles.open(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(2890);
      }
      IOException e =
          assertThrows(IOException.class, () -> frame.read(frame.info().region(), new Tile()));
      assertEquals("the file ends before byte 2890, which is needed", e.getMessage());
    }
  }
}
