package io.github.stacker.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as disks, transfers and enemies do; the same seed gives the same damage. */
final class Mutator {
  private static final long[] EXTREMES = {
    0, 1, 2, 0x7f, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000L, 0xffff_ffffL, -1L << 63
  };

  private final List<byte[]> seeds;
  private final Random random;

  Mutator(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new Random(seed);
  }

  /** Gives one of the files with some damage. */
  byte[] next() {
    byte[] bytes = any().clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutated(byte[] bytes) {
    int at = place(bytes.length);
    return switch (random.nextInt(8)) {
      case 0, 1 -> withByte(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 2 -> withByte(bytes, at, (byte) random.nextInt());
      case 3, 4 -> withNumber(bytes, at);
      case 5 -> Arrays.copyOf(bytes, at);
      case 6 -> spliced(bytes, at, bytes, place(bytes.length), random.nextInt(64));
      default -> spliceOther(bytes, at);
    };
  }

  /** Headers are as often hit as all the rest. */
  private int place(int length) {
    return random.nextInt(random.nextBoolean() ? length : Math.min(length, 256));
  }

  private static byte[] withByte(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private byte[] withNumber(byte[] bytes, int at) {
    long number = EXTREMES[random.nextInt(EXTREMES.length)];
    int length = 1 << random.nextInt(4);
    boolean little = random.nextBoolean();
    for (int i = 0; i < length && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (number >> 8 * (little ? i : length - 1 - i));
    }
    return bytes;
  }

  private byte[] spliceOther(byte[] bytes, int at) {
    byte[] other = any();
    return other.length == 0 ? bytes : spliced(bytes, at, other, place(other.length), 64);
  }

  /** Gives bytes up to a place, some others, and what comes after that place. */
  private static byte[] spliced(byte[] bytes, int at, byte[] other, int from, int length) {
    int count = Math.min(length, other.length - from);
    byte[] all = Arrays.copyOf(bytes, bytes.length + count);
    System.arraycopy(other, from, all, at, count);
    System.arraycopy(bytes, at, all, at + count, bytes.length - at);
    return all;
  }
}
