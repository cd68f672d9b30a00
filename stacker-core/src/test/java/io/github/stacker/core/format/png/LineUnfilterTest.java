package io.github.stacker.core.format.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the formulas of the PNG specification, clause 9, byte by byte. */
class LineUnfilterTest {
  @Test
  void thePredictorIsThatOfTheSpecificationForAllNeighbours() {
    for (int left = 0; left < 256; left++) {
      for (int above = 0; above < 256; above++) {
        for (int corner = 0; corner < 256; corner++) {
          assertEquals(
              specified(left, above, corner), LineUnfilter.paeth(left, above, corner), "paeth");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8})
  void linesOfAnyLengthBecomeWhatTheSpecificationSays(int bytesPerPixel) {
    Random random = new Random(bytesPerPixel);
    for (int pixels = 0; pixels < 40; pixels++) {
      int length = 1 + pixels * bytesPerPixel;
      byte[] above = new byte[length];
      byte[] filtered = new byte[length];
      random.nextBytes(above);
      random.nextBytes(filtered);
      for (int filter = 1; filter <= 4; filter++) {
        byte[] line = filtered.clone();
        undo(filter, line, above, bytesPerPixel);
        assertArrayEquals(expected(filter, filtered, above, bytesPerPixel), line);
      }
    }
  }

  private static void undo(int filter, byte[] line, byte[] above, int step) {
    switch (filter) {
      case 1 -> LineUnfilter.addLeft(line, line.length, step);
      case 2 -> LineUnfilter.addAbove(line, above, line.length);
      case 3 -> LineUnfilter.addAverage(line, above, line.length, step);
      default -> LineUnfilter.addPaeth(line, above, line.length, step);
    }
  }

  private static byte[] expected(int filter, byte[] filtered, byte[] above, int step) {
    byte[] line = filtered.clone();
    for (int i = 1; i < line.length; i++) {
      int left = i > step ? line[i - step] & 0xff : 0;
      int corner = i > step ? above[i - step] & 0xff : 0;
      int up = above[i] & 0xff;
      line[i] +=
          (byte)
              switch (filter) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                default -> specified(left, up, corner);
              };
    }
    return line;
  }

  private static int specified(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    if (pa <= pb && pa <= pc) {
      return a;
    }
    return pb <= pc ? b : c;
  }
}
