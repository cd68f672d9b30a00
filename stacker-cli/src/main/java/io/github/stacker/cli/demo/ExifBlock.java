package io.github.stacker.cli.demo;

import io.github.stacker.api.Blob;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes what a camera notes with a picture, its time and exposure, as an EXIF block.
 *
 * <p>Two directories of a TIFF structure and the values that do not fit into their entries. Source:
 * CIPA DC-008 (Exif 2.32), 4.6.
 */
final class ExifBlock {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("SSS", Locale.ROOT);

  private static final int ASCII = 2;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  private static final int MAIN_START = 8;
  private static final int MAIN_ENTRIES = 2;
  private static final int EXIF_START = MAIN_START + 2 + 12 * MAIN_ENTRIES + 4;
  private static final int EXIF_ENTRIES = 4;
  private static final int TIME_START = EXIF_START + 2 + 12 * EXIF_ENTRIES + 4;
  private static final int TIME_LENGTH = 20;
  private static final int EXPOSURE_START = TIME_START + TIME_LENGTH;
  private static final int LENGTH = EXPOSURE_START + 8;

  private ExifBlock() {}

  /** Gives the block for a time and an exposure in seconds, which is rounded to microseconds. */
  static Blob of(LocalDateTime time, double exposureSeconds) {
    ByteBuffer block = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    block.put(ascii("II")).putShort((short) 42).putInt(MAIN_START);
    block.putShort((short) MAIN_ENTRIES);
    entry(block, 0x0132, ASCII, TIME_LENGTH).putInt(TIME_START); // DateTime
    entry(block, 0x8769, LONG, 1).putInt(EXIF_START);
    block.putInt(0);
    block.putShort((short) EXIF_ENTRIES);
    entry(block, 0x829A, RATIONAL, 1).putInt(EXPOSURE_START); // ExposureTime
    entry(block, 0x9000, UNDEFINED, 4).put(ascii("0232")); // ExifVersion
    entry(block, 0x9003, ASCII, TIME_LENGTH).putInt(TIME_START); // DateTimeOriginal
    entry(block, 0x9291, ASCII, 4).put(ascii(MILLISECONDS.format(time) + "\0")); // SubSecTime
    block.putInt(0);
    block.put(ascii(TIME.format(time) + "\0"));
    block.putInt((int) Math.rint(exposureSeconds * 1e6)).putInt(1_000_000);
    return Blob.copyOf(block.array());
  }

  private static ByteBuffer entry(ByteBuffer block, int tag, int type, int count) {
    return block.putShort((short) tag).putShort((short) type).putInt(count);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
