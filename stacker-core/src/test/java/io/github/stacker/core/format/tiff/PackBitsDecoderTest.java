package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackBitsDecoderTest {
  @Test
  void theExampleOfAppleTechnicalNote1023ComesOut() throws IOException {
    byte[] packed =
        HexFormat.of().parseHex("fe aa 02 80 00 2a fd aa 03 80 00 2a 22 f7 aa".replace(" ", ""));
    byte[] expected = HexFormat.of().parseHex("aaaaaa80002aaaaaaaaa80002a22aaaaaaaaaaaaaaaaaaaa");
    byte[] decoded = new byte[expected.length];
    open(packed).read(decoded, 0, decoded.length);
    assertArrayEquals(expected, decoded);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void bytesComeBackHoweverTheyAreAskedFor(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = new byte[5000];
    for (int i = 1; i < bytes.length; i++) {
      bytes[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : bytes[i - 1];
    }
    PackBitsDecoder decoder = open(TiffMaker.packBits(bytes));
    byte[] decoded = new byte[bytes.length];
    for (int at = 0; at < bytes.length; ) {
      int step = Math.min(bytes.length - at, 1 + random.nextInt(99));
      decoder.read(decoded, at, step);
      at += step;
    }
    assertArrayEquals(bytes, decoded);
    assertThrows(IOException.class, () -> decoder.read(new byte[1], 0, 1));
  }

  private static PackBitsDecoder open(byte[] packed) {
    SegmentInput input = new SegmentInput(RandomBytes.of(packed), false);
    input.open(0, packed.length);
    PackBitsDecoder decoder = new PackBitsDecoder();
    decoder.open(input);
    return decoder;
  }
}
