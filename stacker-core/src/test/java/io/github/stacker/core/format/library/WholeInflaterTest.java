package io.github.stacker.core.format.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The system's libdeflate; skipped where the system has none. */
class WholeInflaterTest {
  private WholeInflater inflater;

  @BeforeAll
  static void theLibraryIsThere() {
    assumeTrue(SystemLibrary.LIBDEFLATE.isPresent(), "no libdeflate on this system");
  }

  @BeforeEach
  void make() {
    inflater = new WholeInflater();
  }

  @AfterEach
  void free() {
    inflater.free();
  }

  @Test
  void streamsOfAnySizeComeBackSeed1() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] plain = new byte[random.nextInt(1 << random.nextInt(18))];
      for (int k = 0; k < plain.length; k++) {
        plain[k] = (byte) (random.nextInt(8) * random.nextInt(8));
      }
      byte[] compressed = deflated(plain, random.nextInt(10));
      assertTrue(inflates(compressed, plain.length));
      assertEquals(plain.length, inflater.inflatedUsed());
      assertEquals(compressed.length, inflater.compressedUsed());
      assertArrayEquals(plain, inflated(plain.length));
    }
  }

  @Test
  void whatFollowsAStreamIsToldAndWhatItBecomesToo() {
    byte[] compressed = deflated(new byte[1000], 6);
    assertTrue(inflates(Arrays.copyOf(compressed, compressed.length + 10), 5000));
    assertEquals(compressed.length, inflater.compressedUsed());
    assertEquals(1000, inflater.inflatedUsed());
  }

  @Test
  void aStreamThatBecomesMoreIsRefused() {
    assertFalse(inflates(deflated(new byte[1000], 6), 999));
  }

  @Test
  void aStreamThatIsCutAnywhereIsRefused() {
    byte[] compressed =
        deflated("the same again, the same again".getBytes(StandardCharsets.UTF_8), 9);
    for (int length = 0; length < compressed.length; length++) {
      assertFalse(inflates(Arrays.copyOf(compressed, length), 100), "length " + length);
    }
  }

  @Test
  void anyFlippedBitIsRefusedUnlessItIsWithoutMeaning() {
    byte[] plain = "the same again, the same again".getBytes(StandardCharsets.UTF_8);
    byte[] compressed = deflated(plain, 9);
    int refused = 0;
    for (int bit = 0; bit < 8 * compressed.length; bit++) {
      byte[] damaged = compressed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      if (inflates(damaged, plain.length)) {
        assertArrayEquals(plain, inflated(plain.length), "bit " + bit);
      } else {
        refused++;
      }
    }
    assertTrue(refused >= 8 * (compressed.length - 1), refused + " refused");
  }

  private boolean inflates(byte[] compressed, int room) {
    assertTrue(inflater.reserve(compressed.length, room));
    inflater.compressed(compressed.length).put(compressed);
    return inflater.inflate(compressed.length, room);
  }

  private byte[] inflated(int count) {
    byte[] plain = new byte[count];
    inflater.get(0, plain, 0, count / 2);
    inflater.get(count / 2, plain, count / 2, count - count / 2);
    return plain;
  }

  private static byte[] deflated(byte[] plain, int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(plain);
    deflater.finish();
    byte[] room = new byte[plain.length + plain.length / 8 + 100];
    int length = deflater.deflate(room);
    deflater.end();
    return Arrays.copyOf(room, length);
  }
}
