package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RunningSumsTest {
  @RepeatedTest(200)
  void bytesAreSummedAsOneByOne(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition() * 0x9E3779B97F4A7C15L);
    byte[] row = bytes(random, 100);
    int from = random.nextInt(9);
    int step = 1 + random.nextInt(12);
    int length = random.nextInt(row.length - from + 1);
    byte[] expected = row.clone();
    for (int i = from + step; i < from + length; i++) {
      expected[i] = (byte) (expected[i] + expected[i - step]);
    }
    RunningSums.ofBytes(row, from, length, step);
    assertArrayEquals(expected, row);
  }

  @RepeatedTest(200)
  void shortsAreSummedAsOneByOne(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition() * 0x9E3779B97F4A7C15L);
    byte[] row = bytes(random, 100);
    int from = random.nextInt(9);
    int step = 2 * (1 + random.nextInt(6));
    int length = random.nextInt((row.length - from) / 2 + 1) * 2;
    byte[] expected = row.clone();
    for (int i = from + step; i < from + length; i += 2) {
      int sum = number(expected, i) + number(expected, i - step);
      expected[i] = (byte) (sum & 0xff);
      expected[i + 1] = (byte) (sum >> 8 & 0xff);
    }
    RunningSums.ofShorts(row, from, length, step);
    assertArrayEquals(expected, row);
  }

  private static int number(byte[] row, int i) {
    return (row[i] & 0xff) + 256 * (row[i + 1] & 0xff);
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
