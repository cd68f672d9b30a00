package io.github.stacker.core.format.jpeg;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Takes the decoder's warnings, most of which mean that samples are made up: the decoder carries on
 * with grey where data is missing. Only two can be harmless.
 *
 * <ul>
 *   <li>The end marker is missing, and nothing else: then, if there is one scan, no sample was
 *       missing, for that would have been a warning of its own.
 *   <li>Bytes were left over before the end marker: they are if they are padding, all alike.
 *       Otherwise the decoder lost its way and found fewer blocks than there were.
 * </ul>
 *
 * <p>Of one frame the decoder passes on the first warning and the missing end marker. That is
 * enough, because nothing is decoded after bytes left over at the end.
 */
final class DecoderWarnings implements IIOReadWarningListener {
  private static final Pattern LEFT_OVER = Pattern.compile("(\\d{1,9}) extraneous bytes .* 0xd9");
  private static final int MOST_PADDING = 16 << 20;

  private final boolean singleScan;
  private String damage;
  private int leftOver;

  DecoderWarnings(boolean singleScan) {
    this.singleScan = singleScan;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    Matcher bytesLeft = LEFT_OVER.matcher(warning);
    if (warning.contains("EOI") && singleScan || damage != null) {
      return;
    }
    if (bytesLeft.find() && singleScan) {
      leftOver = Integer.parseInt(bytesLeft.group(1));
      return;
    }
    damage = warning;
  }

  void throwIfDamaged() throws IOException {
    if (damage != null) {
      throw new IOException("is damaged: " + damage);
    }
  }

  /**
   * Judges the whole, after the last row.
   *
   * @param end the place in the file behind the end marker
   */
  void throwIfDamaged(FileChannel file, long end) throws IOException {
    throwIfDamaged();
    if (leftOver > 0 && !isPadding(file, end - 2 - leftOver)) {
      throw new IOException(
          "is damaged: %d bytes are left over at the end of its picture".formatted(leftOver));
    }
  }

  /**
   * Judges a JPEG in memory, after the last row.
   *
   * @param end the index behind the end marker
   */
  void throwIfDamaged(byte[] bytes, long end) throws IOException {
    throwIfDamaged();
    long start = end - 2 - leftOver;
    for (long at = start; leftOver > 0 && at < end - 2; at++) {
      if (start < 0 || bytes[(int) at] != bytes[(int) start]) {
        throw new IOException(
            "is damaged: %d bytes are left over at the end of its picture".formatted(leftOver));
      }
    }
  }

  private boolean isPadding(FileChannel file, long start) throws IOException {
    if (leftOver > MOST_PADDING || start < 0) {
      return false;
    }
    byte[] bytes = new ByteCursor(file, start, 4096).nextBytes(leftOver);
    for (byte b : bytes) {
      if (b != bytes[0]) {
        return false;
      }
    }
    return true;
  }
}
