package io.github.stacker.core.format.exif;

import io.github.stacker.api.Blob;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Writes small EXIF blocks by the book (TIFF 6.0, section 2), for tests. */
public final class ExifBlock {
  public static final int ROOT = 0;
  public static final int EXIF = 1;
  public static final int GPS = 2;

  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final ByteOrder order;
  private final List<TreeMap<Integer, Field>> directories =
      List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  private record Field(int type, int count, byte[] bytes) {}

  public ExifBlock(ByteOrder order) {
    this.order = order;
  }

  public ExifBlock text(int directory, int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return put(directory, tag, new Field(2, bytes.length, bytes));
  }

  public ExifBlock number(int directory, int tag, int value) {
    byte[] bytes = buffer(2).putShort((short) value).array();
    return put(directory, tag, new Field(SHORT, 1, bytes));
  }

  public ExifBlock rational(int directory, int tag, int numerator, int denominator) {
    byte[] bytes = buffer(8).putInt(numerator).putInt(denominator).array();
    return put(directory, tag, new Field(5, 1, bytes));
  }

  public ExifBlock undefined(int directory, int tag, int size) {
    return put(directory, tag, new Field(7, size, new byte[size]));
  }

  /** Lays the directories out one after the other, each followed by its long values. */
  public Blob build() {
    ByteBuffer out = buffer(1 << 16);
    out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(out.get(0));
    out.putShort((short) 42).putInt(8);
    int root = 8;
    int exif = root + size(ROOT) + 24; // with room for the two pointers
    int gps = exif + size(EXIF);
    put(ROOT, 34665, new Field(LONG, 1, buffer(4).putInt(exif).array()));
    put(ROOT, 34853, new Field(LONG, 1, buffer(4).putInt(gps).array()));
    write(out, ROOT, root);
    write(out, EXIF, exif);
    write(out, GPS, gps);
    byte[] bytes = new byte[gps + size(GPS)];
    out.get(0, bytes);
    directories.get(ROOT).remove(34665);
    directories.get(ROOT).remove(34853);
    return Blob.copyOf(bytes);
  }

  private ExifBlock put(int directory, int tag, Field field) {
    directories.get(directory).put(tag, field);
    return this;
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  private int size(int directory) {
    int size = 6;
    for (Field field : directories.get(directory).values()) {
      size += 12 + (field.bytes.length > 4 ? field.bytes.length + 1 & ~1 : 0);
    }
    return size;
  }

  private void write(ByteBuffer out, int directory, int start) {
    TreeMap<Integer, Field> fields = directories.get(directory);
    int valuesAt = start + 6 + 12 * fields.size();
    out.position(start).putShort((short) fields.size());
    for (var entry : fields.entrySet()) {
      Field field = entry.getValue();
      int end = out.position() + 12;
      out.putShort(entry.getKey().shortValue()).putShort((short) field.type).putInt(field.count);
      if (field.bytes.length > 4) {
        out.putInt(valuesAt);
        out.put(valuesAt, field.bytes);
        valuesAt += field.bytes.length + 1 & ~1;
      } else {
        out.put(field.bytes);
      }
      out.position(end);
    }
    out.putInt(0);
  }
}
