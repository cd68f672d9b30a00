package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import nom.tam.fits.compression.algorithm.rice.RiceCompressOption;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ByteRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.IntRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ShortRiceCompressor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nom-tam-fits compresses is decoded (it spoils differences that do not fit the numbers' own
 * range, which are not tried here); what was cut or goes on is refused.
 */
class RiceDecoderTest {
  @ParameterizedTest(name = "{0} bytes, blocks of {1}, spread {2}")
  @CsvSource({
    "1, 32, 0",
    "1, 32, 3",
    "1, 16, 60",
    "2, 32, 0",
    "2, 32, 9",
    "2, 16, 1000",
    "2, 32, 16000",
    "4, 32, 0",
    "4, 16, 5",
    "4, 32, 1000000",
    "4, 32, 500000000"
  })
  void numbersAreThoseThatWereCompressed(int bytes, int block, int spread) throws IOException {
    for (int count : new int[] {1, 2, 31, 32, 33, 1000}) {
      int[] numbers = numbers(bytes, count, spread);
      byte[] compressed = compressed(numbers, bytes, block);
      assertArrayEquals(numbers, new RiceDecoder(compressed, bytes).decode(count, block));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void dataThatAreCutAnywhereAreRefused(int bytes) throws IOException {
    byte[] whole = compressed(numbers(bytes, 300, 40), bytes, 32);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), bytes, "it ends before all numbers are there");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void dataThatGoOnAreRefused(int bytes) throws IOException {
    byte[] whole = compressed(numbers(bytes, 300, 40), bytes, 32);
    byte[] longer = Arrays.copyOf(whole, whole.length + 3);
    assertRefused(
        longer,
        bytes,
        "all numbers are there before the last 3 of its %d bytes".formatted(longer.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 30})
  void kindsOfBlocksThatAreNotKnownAreRefused(int code) {
    byte[] data = new byte[2000];
    data[4] = (byte) (code + 1 << 3);
    assertRefused(data, 4, "it tells of a block of the unknown kind " + code);
  }

  private static void assertRefused(byte[] data, int bytes, String sentence) {
    IOException e =
        assertThrows(IOException.class, () -> new RiceDecoder(data, bytes).decode(300, 32));
    assertEquals(sentence, e.getMessage());
  }

  private static int[] numbers(int bytes, int count, int spread) {
    Random random = new Random(count);
    int shift = 32 - 8 * bytes;
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      int change = spread == 0 ? i / 100 : random.nextInt(spread);
      numbers[i] = 17 + (i % 7 == 0 ? -change : change) << shift >> shift;
    }
    return numbers;
  }

  private static byte[] compressed(int[] numbers, int bytes, int block) {
    RiceCompressOption option = new RiceCompressOption().setBlockSize(block).setBytePix(bytes);
    ByteBuffer to = ByteBuffer.allocate(numbers.length * 6 + 100);
    switch (bytes) {
      case 1 -> {
        byte[] samples = new byte[numbers.length];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = (byte) numbers[i];
        }
        new ByteRiceCompressor(option).compress(ByteBuffer.wrap(samples), to);
      }
      case 2 -> {
        short[] samples = new short[numbers.length];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = (short) numbers[i];
        }
        new ShortRiceCompressor(option).compress(ShortBuffer.wrap(samples), to);
      }
      default -> new IntRiceCompressor(option).compress(IntBuffer.wrap(numbers), to);
    }
    return Arrays.copyOf(to.array(), to.position());
  }
}
