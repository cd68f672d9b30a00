package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LzwTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void bytesComeBackHoweverTheyAreAskedFor(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = new byte[1 + random.nextInt(60_000)];
    int values = 1 + random.nextInt(256) / (1 + random.nextInt(40));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(values);
    }
    byte[] compressed = encode(bytes);

    LzwDecoder decoder = open(compressed, new LzwDecoder());
    byte[] decoded = new byte[bytes.length];
    for (int at = 0; at < bytes.length; ) {
      int step = Math.min(bytes.length - at, 1 + random.nextInt(700));
      decoder.read(decoded, at, step);
      at += step;
    }
    assertArrayEquals(bytes, decoded);
    assertThrows(IOException.class, () -> decoder.read(new byte[1], 0, 1));
  }

  @Test
  void equalBytesFillTheTableWithLongStrings() throws IOException {
    byte[] bytes = new byte[12_000_000];
    byte[] compressed = encode(bytes);
    assertTrue(compressed.length < 12_000);
    byte[] decoded = new byte[bytes.length];
    Arrays.fill(decoded, (byte) 1);
    open(compressed, new LzwDecoder()).read(decoded, 0, decoded.length);
    assertArrayEquals(bytes, decoded);
  }

  @Test
  void theOlderKindIsRecognised() throws IOException {
    // Codes of 9 bits, the lowest bit first: clear, 7, 7, 258 (7 7), end.
    byte[] compressed = packLowestFirst(256, 7, 7, 258, 257);
    byte[] decoded = new byte[4];
    open(compressed, new LzwDecoder()).read(decoded, 0, 4);
    assertArrayEquals(new byte[] {7, 7, 7, 7}, decoded);
  }

  @Test
  void aCodeWithoutStringIsDamage() throws IOException {
    byte[] compressed = packHighestFirst(256, 7, 300, 257);
    LzwDecoder decoder = open(compressed, new LzwDecoder());
    assertThrows(IOException.class, () -> decoder.read(new byte[9], 0, 9));
  }

  @Test
  void dataThatEndEarlyAreDamage() throws IOException {
    byte[] compressed = Arrays.copyOf(encode(new byte[5000]), 20);
    LzwDecoder decoder = open(compressed, new LzwDecoder());
    assertThrows(IOException.class, () -> decoder.read(new byte[5000], 0, 5000));
  }

  private static byte[] encode(byte[] bytes) {
    Encoder encoder = new LzwEncoder();
    byte[] into = new byte[encoder.mostBytes(bytes.length)];
    return Arrays.copyOf(into, encoder.encode(bytes, bytes.length, into));
  }

  private static LzwDecoder open(byte[] compressed, LzwDecoder decoder) throws IOException {
    SegmentInput input = new SegmentInput(RandomBytes.of(compressed), false);
    input.open(0, compressed.length);
    decoder.open(input);
    return decoder;
  }

  private static byte[] packHighestFirst(int... codes) {
    byte[] packed =
        packLowestFirst(
            Arrays.stream(codes).map(code -> Integer.reverse(code) >>> 32 - 9).toArray());
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
    }
    return packed;
  }

  private static byte[] packLowestFirst(int... codes) {
    byte[] packed = new byte[(9 * codes.length + 7) / 8];
    for (int i = 0; i < 9 * codes.length; i++) {
      packed[i / 8] |= (byte) ((codes[i / 9] >> i % 9 & 1) << i % 8);
    }
    return packed;
  }
}
