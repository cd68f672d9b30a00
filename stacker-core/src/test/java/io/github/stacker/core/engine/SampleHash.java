package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.contract.MemoryImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the samples of a whole picture, interleaved, row after row. */
final class SampleHash {
  private SampleHash() {}

  /** Hashes whole numbers as little-endian int32. */
  static String ofInts(MemoryImage image) {
    double[] samples = image.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      assertEquals((int) sample, sample);
      bytes.putInt((int) sample);
    }
    return sha256(bytes.array());
  }

  /** Hashes little-endian float64; NaN counts as {@link Double#NaN}. */
  static String ofDoubles(MemoryImage image) {
    double[] samples = image.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      bytes.putLong(Double.doubleToLongBits(sample));
    }
    return sha256(bytes.array());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
