package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/**
 * A tag of a directory with its numbers.
 *
 * @param tag which one
 * @param type the type of its numbers
 * @param data the numbers, little-endian; never changed
 */
record Field(int tag, FieldType type, byte[] data) {
  private static final long RATIONAL_LIMIT = 0xffff_ffffL;

  /** Gives how many numbers there are. */
  int count() {
    return data.length / type.bytes();
  }

  /**
   * Gives an integer.
   *
   * @throws IOException if the field has no such number or it is none from 0 to 2<sup>63</sup>-1
   */
  long number(int index) throws IOException {
    ByteBuffer bytes = at(index);
    long number =
        switch (type) {
          case BYTE, UNDEFINED -> bytes.get() & 0xff;
          case SBYTE -> bytes.get();
          case SHORT -> bytes.getShort() & 0xffff;
          case SSHORT -> bytes.getShort();
          case LONG, IFD -> bytes.getInt() & 0xffff_ffffL;
          case SLONG -> bytes.getInt();
          case LONG8, IFD8, SLONG8 -> bytes.getLong();
          case ASCII, RATIONAL, SRATIONAL, FLOAT, DOUBLE ->
              throw new IOException(Tags.name(tag) + " holds " + type + ", not integers");
        };
    if (number < 0) {
      throw new IOException(
          "%s holds %s, which is out of range"
              .formatted(
                  Tags.name(tag),
                  type == FieldType.LONG8 ? Long.toUnsignedString(number) : number));
    }
    return number;
  }

  /** Gives all integers. */
  long[] numbers() throws IOException {
    long[] numbers = new long[count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(i);
    }
    return numbers;
  }

  /**
   * Gives a number that may be a fraction.
   *
   * @return the number; NaN for 0/0
   */
  double real(int index) throws IOException {
    ByteBuffer bytes = at(index);
    return switch (type) {
      case RATIONAL ->
          (double) (bytes.getInt() & 0xffff_ffffL) / (double) (bytes.getInt() & 0xffff_ffffL);
      case SRATIONAL -> (double) bytes.getInt() / (double) bytes.getInt();
      case FLOAT -> bytes.getFloat();
      case DOUBLE -> bytes.getDouble();
      default -> number(index);
    };
  }

  /** Gives the text before the first NUL, without blanks around it. */
  String text() {
    String all = new String(data, StandardCharsets.ISO_8859_1);
    int end = all.indexOf('\0');
    return (end < 0 ? all : all.substring(0, end)).strip();
  }

  private ByteBuffer at(int index) throws IOException {
    if (index >= count()) {
      throw new IOException(
          "%s has %d numbers where %d are needed".formatted(Tags.name(tag), count(), index + 1));
    }
    int size = type.bytes();
    return ByteBuffer.wrap(data, index * size, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Field ofShorts(int tag, int... numbers) {
    ByteBuffer data = allocate(numbers.length, FieldType.SHORT);
    for (int number : numbers) {
      data.putShort((short) number);
    }
    return new Field(tag, FieldType.SHORT, data.array());
  }

  static Field ofLong(int tag, long number) {
    return new Field(tag, FieldType.LONG, allocate(1, FieldType.LONG).putInt((int) number).array());
  }

  /** Makes a field of offsets or lengths, which need 64 bits in BigTIFF alone. */
  static Field ofOffsets(int tag, LongStream numbers, int count, boolean big) {
    FieldType type = big ? FieldType.LONG8 : FieldType.LONG;
    ByteBuffer data = allocate(count, type);
    numbers.forEach(number -> put(data, number, big));
    return new Field(tag, type, data.array());
  }

  /** Makes a field of a number that is there several times. */
  static Field ofDoubles(int tag, double number, int count) {
    ByteBuffer data = allocate(count, FieldType.DOUBLE);
    for (int i = 0; i < count; i++) {
      data.putDouble(number);
    }
    return new Field(tag, FieldType.DOUBLE, data.array());
  }

  /** Makes a field of one positive fraction, to about nine digits. */
  static Field ofRational(int tag, double number) {
    long denominator = 1;
    while (denominator < 1_000_000_000
        && Math.rint(number * denominator) != number * denominator
        && number * denominator * 10 < RATIONAL_LIMIT) {
      denominator *= 10;
    }
    return ofRational(tag, Math.min(RATIONAL_LIMIT, Math.round(number * denominator)), denominator);
  }

  /** Makes a field of one fraction, both numbers unsigned. */
  static Field ofRational(int tag, long numerator, long denominator) {
    ByteBuffer data = allocate(1, FieldType.RATIONAL);
    data.putInt((int) numerator).putInt((int) denominator);
    return new Field(tag, FieldType.RATIONAL, data.array());
  }

  private static void put(ByteBuffer data, long number, boolean big) {
    if (big) {
      data.putLong(number);
    } else {
      data.putInt((int) number);
    }
  }

  private static ByteBuffer allocate(int count, FieldType type) {
    return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
