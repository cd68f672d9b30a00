package io.github.stacker.formats.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures of 9x6 pixels made by {@code cwebp} 1.2.4 of red 28x, green 50y, blue 5xy mod 256, alpha
 * 255 where x is above y, else 60. The hashes are those of the samples that Pillow 9.4 reads.
 */
class WebpReaderTest {
  private static final String LOSSLESS =
      "UklGRjYAAABXRUJQVlA4TCkAAAAvCEABAIkyRPQ/FhHR/4CCtm2YYCp/em9DMBwK0jZgYbsTEwCIFXD7AwA=";
  private static final String ALPHA =
      "UklGRkAAAABXRUJQVlA4TDMAAAAvCEABEIkyRPQ/FhHR/4BCthGgMZ2/3OswHFMgEEgSm34xAUFBayCa7AKGo1lAdsVW00IA";

  /** 20x16 pixels of red 60 + 4x, green 80 + 5y, blue 120, made by {@code cwebp -q 80}. */
  private static final String LOSSY =
      "UklGRl4AAABXRUJQVlA4IFIAAADQAwCdASoUABAAPm0skkWkIqGYBABABsSyAE6ZQjgAFO75m9W5eQAA/uw9kRDsUtRZ"
          + "aLWXtxFzt4hI3vUjLHubHsoOuf62nSag4WmJSQ2JSoAA";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    LOSSLESS + ",3,a1b6f480d995d79ce8d734df1ab06058df0c333add9e17ffa228fc34476fc004",
    ALPHA + ",4,a2ff3eb33133240f50f32b0c23a7b9e6586e6a2f5c9493d70c193653b6fec961"
  })
  void losslessSamplesAreThoseOfAnotherProgram(String file, int bands, String hash)
      throws IOException, NoSuchAlgorithmException {
    byte[] samples = read(Base64.getDecoder().decode(file), bands);
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(samples);
    assertEquals(hash, HexFormat.of().formatHex(sha));
  }

  /** Pillow's differ by up to 10 from the picture, by 2.2 in the mean. */
  @Test
  void lossySamplesAreNearThePicture() throws IOException {
    try (FrameFile frame = open(Base64.getDecoder().decode(LOSSY))) {
      Tile tile = new Tile();
      frame.read(Region.of(20, 16), tile);
      double sum = 0;
      for (int y = 0; y < 16; y++) {
        for (int x = 0; x < 20; x++) {
          int at = tile.index(x, y);
          double[] picture = {60 + 4 * x, 80 + 5 * y, 120};
          for (int band = 0; band < 3; band++) {
            double difference = Math.abs(tile.get(at + band) - picture[band]);
            assertTrue(difference <= 14, "%d,%d differs by %s".formatted(x, y, difference));
            sum += difference;
          }
        }
      }
      assertTrue(sum / (3 * 20 * 16) < 3, "the mean difference is " + sum / 960);
    }
  }

  private byte[] read(byte[] bytes, int bands) throws IOException {
    try (FrameFile frame = open(bytes)) {
      assertEquals("9x6", frame.info().width() + "x" + frame.info().height());
      assertEquals(bands, frame.info().bandCount());
      Tile whole = new Tile();
      frame.read(Region.of(9, 6), whole);
      Tile part = new Tile();
      frame.read(new Region(2, 1, 5, 3), part);
      assertEquals(whole.get(whole.index(4, 2) + 1), part.get(part.index(4, 2) + 1));
      return Arrays.copyOf(whole.bytes(), whole.sampleCount());
    }
  }

  @Test
  void profileAndExifAreFound() throws IOException {
    byte[] exif = {'I', 'I', '*', 0, 8};
    byte[] file =
        riff(extended(0x20), piece("ICCP", new byte[] {1, 2}), lossless(), piece("EXIF", exif));
    try (FrameFile frame = open(file)) {
      assertEquals(
          Optional.of(Blob.copyOf(new byte[] {1, 2})), frame.info().metadata().colourProfile());
      assertEquals(Optional.of(Blob.copyOf(exif)), frame.info().metadata().exif());
      assertEquals("lossless", frame.details().get("compression"));
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertRefused("moving", riff(extended(2), lossless()));
    assertRefused("no picture", riff(extended(0)));
    assertRefused("cut short", Arrays.copyOf(riff(lossless()), 40));
    byte[] enormous = extended(0);
    enormous[8 + 6] = 64;
    enormous[8 + 9] = 64;
    assertRefused("9x6 on a canvas of 4194313x4194310", riff(enormous, lossless()));
    assertRefused("not the first", riff(lossless(), extended(0)));
    assertRefused("two pictures", riff(lossless(), lossless()));
    byte[] other = lossless();
    other[8] = 0;
    assertRefused("does not begin", riff(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {LOSSLESS, ALPHA, LOSSY})
  void changedBytesEndInASentenceOrAPicture(String text) throws IOException {
    byte[] whole = Base64.getDecoder().decode(text);
    Random random = new Random(text.length());
    for (int i = 0; i < 300; i++) {
      byte[] file = whole.clone();
      file[20 + random.nextInt(file.length - 20)] = (byte) random.nextInt();
      try (FrameFile frame = open(file)) {
        frame.read(new Region(0, 0, 1, 1), new Tile());
      } catch (IOException expected) {
        String message = expected.getMessage();
        assertFalse(message.matches("|.*(Exception|out of bounds|[a-z]\\.[a-z]).*"), message);
      }
    }
  }

  private static byte[] lossless() {
    byte[] file = Base64.getDecoder().decode(LOSSLESS);
    return Arrays.copyOfRange(file, 12, file.length);
  }

  private static byte[] extended(int flags) {
    return piece("VP8X", new byte[] {(byte) flags, 0, 0, 0, 8, 0, 0, 5, 0, 0});
  }

  private static byte[] piece(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length + content.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] riff(byte[]... pieces) {
    int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
    ByteBuffer file = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + length);
    file.put("WEBP".getBytes(StandardCharsets.US_ASCII));
    Arrays.stream(pieces).forEach(file::put);
    return file.array();
  }

  private void assertRefused(String word, byte[] file) {
    IOException e = assertThrows(IOException.class, () -> open(file).close());
    assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  private FrameFile open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a.webp"), bytes);
    return new WebpReaderProvider().open(file, Limits.DEFAULT);
  }
}
