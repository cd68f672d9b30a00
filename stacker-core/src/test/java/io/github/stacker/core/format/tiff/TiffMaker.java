package io.github.stacker.core.format.tiff;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes TIFF files of every kind that the reader claims to know, slowly and without any of the code
 * under test. Samples are given as the bits to store.
 */
final class TiffMaker {
  static final int SHORT = 3;
  static final int LONG = 4;

  /** The bits of each sample. */
  interface Bits {
    long at(int x, int y, int band);
  }

  private record Tag(int type, long[] numbers) {}

  int width = 37;
  int height = 23;
  int samples = 1;
  int bits = 8;
  int sampleFormat = 1;
  int photometric = 1;
  boolean planar;
  int compression = 1;
  int predictor = 1;
  int fillOrder = 1;
  boolean bigEndian;
  boolean big;
  int tileWidth;
  int tileHeight;
  int rowsPerStrip = 5;
  private final Map<Integer, Tag> tags = new TreeMap<>();

  /** Sets a tag that the fields do not, or another value of one that they do. */
  TiffMaker tag(int tag, int type, long... numbers) {
    tags.put(tag, new Tag(type, numbers));
    return this;
  }

  byte[] make(Bits source) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<Long> offsets = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    boolean tiled = tileWidth > 0;
    int segmentWidth = tiled ? tileWidth : width;
    int segmentHeight = tiled ? tileHeight : rowsPerStrip;
    for (int plane = 0; plane < (planar ? samples : 1); plane++) {
      for (int top = 0; top < height; top += segmentHeight) {
        for (int left = 0; left < width; left += segmentWidth) {
          int rows = tiled ? segmentHeight : Math.min(segmentHeight, height - top);
          byte[] segment = compress(segment(source, plane, left, top, segmentWidth, rows));
          offsets.add((long) headerBytes() + data.size());
          counts.add((long) segment.length);
          data.writeBytes(segment);
        }
      }
    }
    if (data.size() % 2 == 1) {
      data.write(0);
    }
    return assemble(data.toByteArray(), directory(tiled, offsets, counts));
  }

  private Map<Integer, Tag> directory(boolean tiled, List<Long> offsets, List<Long> counts) {
    Map<Integer, Tag> all = new TreeMap<>();
    all.put(256, new Tag(width > 65535 ? LONG : SHORT, new long[] {width}));
    all.put(257, new Tag(height > 65535 ? LONG : SHORT, new long[] {height}));
    all.put(258, new Tag(SHORT, repeat(bits)));
    all.put(259, new Tag(SHORT, new long[] {compression}));
    all.put(262, new Tag(SHORT, new long[] {photometric}));
    all.put(266, new Tag(SHORT, new long[] {fillOrder}));
    all.put(277, new Tag(SHORT, new long[] {samples}));
    all.put(284, new Tag(SHORT, new long[] {planar ? 2 : 1}));
    all.put(317, new Tag(SHORT, new long[] {predictor}));
    all.put(339, new Tag(SHORT, repeat(sampleFormat)));
    all.put(tiled ? 324 : 273, new Tag(LONG, toArray(offsets)));
    all.put(tiled ? 325 : 279, new Tag(LONG, toArray(counts)));
    if (tiled) {
      all.put(322, new Tag(SHORT, new long[] {tileWidth}));
      all.put(323, new Tag(SHORT, new long[] {tileHeight}));
    } else {
      all.put(278, new Tag(SHORT, new long[] {rowsPerStrip}));
    }
    all.putAll(tags);
    return all;
  }

  private long[] repeat(long number) {
    long[] numbers = new long[samples];
    Arrays.fill(numbers, number);
    return numbers;
  }

  private static long[] toArray(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private byte[] segment(Bits source, int plane, int left, int top, int columns, int rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int perPixel = planar ? 1 : samples;
    for (int y = top; y < top + rows; y++) {
      long[] row = new long[columns * perPixel];
      for (int i = 0; i < row.length; i++) {
        int x = left + i / perPixel;
        boolean inside = x < width && y < height;
        row[i] = inside ? source.at(x, y, planar ? plane : i % perPixel) & mask() : 0;
      }
      out.writeBytes(predictor == 3 ? floatingDifferences(row, perPixel) : pack(row, perPixel));
    }
    return out.toByteArray();
  }

  private long mask() {
    return bits == 64 ? -1 : (1L << bits) - 1;
  }

  /** Packs samples, or their differences, into whole bytes. */
  private byte[] pack(long[] row, int step) {
    if (bits == 8 && predictor == 1) {
      byte[] bytes = new byte[row.length];
      for (int i = 0; i < row.length; i++) {
        bytes[i] = (byte) row[i];
      }
      return bytes;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      long before = predictor == 2 && i >= step ? row[i - step] : 0;
      String sample = binary(row[i] - before & mask());
      digits.append(bits % 8 == 0 && !bigEndian ? reverseBytes(sample) : sample);
    }
    while (digits.length() % 8 != 0) {
      digits.append('0');
    }
    byte[] packed = new byte[digits.length() / 8];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) Integer.parseInt(digits.substring(8 * i, 8 * i + 8), 2);
    }
    return packed;
  }

  private String binary(long sample) {
    String digits = new BigInteger(Long.toUnsignedString(sample)).toString(2);
    return "0".repeat(bits - digits.length()) + digits;
  }

  private static String reverseBytes(String digits) {
    StringBuilder reversed = new StringBuilder();
    for (int at = digits.length() - 8; at >= 0; at -= 8) {
      reversed.append(digits, at, at + 8);
    }
    return reversed.toString();
  }

  private byte[] floatingDifferences(long[] row, int step) {
    int bytes = bits / 8;
    byte[] sorted = new byte[row.length * bytes];
    for (int i = 0; i < row.length; i++) {
      for (int k = 0; k < bytes; k++) {
        sorted[k * row.length + i] = (byte) (row[i] >>> 8 * (bytes - 1 - k));
      }
    }
    byte[] differences = sorted.clone();
    for (int i = step; i < sorted.length; i++) {
      differences[i] = (byte) (sorted[i] - sorted[i - step]);
    }
    return differences;
  }

  private byte[] compress(byte[] segment) {
    byte[] compressed =
        switch (compression) {
          case 5 -> lzw(segment);
          case 8, 32946 -> deflate(segment);
          case 32773 -> packBits(segment);
          case 50000 -> Zstd.compress(segment);
          default -> segment.clone();
        };
    for (int i = 0; fillOrder == 2 && i < compressed.length; i++) {
      compressed[i] = (byte) (Integer.reverse(compressed[i]) >>> 24);
    }
    return compressed;
  }

  private static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflate.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Codes for single bytes alone, with so many clear codes that they stay 9 bits wide. */
  private static byte[] lzw(byte[] bytes) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      digits.append(i % 200 == 0 ? "100000000" : "").append('0');
      digits.append(Integer.toBinaryString(0x100 | bytes[i] & 0xff).substring(1));
    }
    digits.append("100000001").append("0".repeat(7));
    byte[] packed = new byte[digits.length() / 8];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) Integer.parseInt(digits.substring(8 * i, 8 * i + 8), 2);
    }
    return packed;
  }

  static byte[] packBits(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      int run = 1;
      while (at + run < bytes.length && run < 128 && bytes[at + run] == bytes[at]) {
        run++;
      }
      out.write(1 - run);
      out.write(bytes[at]);
      if (run == 1) {
        out.write(-128);
      }
      at += run;
    }
    return out.toByteArray();
  }

  private int headerBytes() {
    return big ? 16 : 8;
  }

  private byte[] assemble(byte[] data, Map<Integer, Tag> directory) {
    int entryBytes = big ? 20 : 12;
    int start = headerBytes() + data.length;
    int outside = start + (big ? 16 : 6) + entryBytes * directory.size();
    ByteBuffer out = ByteBuffer.allocate(outside + 16 * 1024 + 8 * countNumbers(directory));
    out.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    out.put(bigEndian ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'});
    out.putShort((short) (big ? 43 : 42));
    if (big) {
      out.putShort((short) 8).putShort((short) 0);
    }
    putWord(out, start);
    out.put(data);
    if (big) {
      out.putLong(directory.size());
    } else {
      out.putShort((short) directory.size());
    }
    for (Map.Entry<Integer, Tag> entry : directory.entrySet()) {
      Tag tag = entry.getValue();
      out.putShort(entry.getKey().shortValue()).putShort((short) tag.type());
      putWord(out, count(tag));
      int next = out.position() + (big ? 8 : 4);
      int length = tag.numbers().length * size(tag.type());
      if (length > (big ? 8 : 4)) {
        putWord(out, outside);
        out.position(outside);
        outside += length;
      }
      for (long number : tag.numbers()) {
        put(out, number, size(tag.type()));
      }
      out.position(next);
    }
    return Arrays.copyOf(out.array(), outside);
  }

  /** Numerator and denominator of a rational are given as two numbers. */
  private static int count(Tag tag) {
    return tag.type() == 5 || tag.type() == 10 ? tag.numbers().length / 2 : tag.numbers().length;
  }

  private static int countNumbers(Map<Integer, Tag> directory) {
    return directory.values().stream().mapToInt(tag -> tag.numbers().length).sum();
  }

  private void putWord(ByteBuffer out, long number) {
    put(out, number, big ? 8 : 4);
  }

  private static void put(ByteBuffer out, long number, int size) {
    switch (size) {
      case 1 -> out.put((byte) number);
      case 2 -> out.putShort((short) number);
      case 4 -> out.putInt((int) number);
      default -> out.putLong(number);
    }
  }

  private static int size(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 5, 9, 10, 11, 13 -> 4;
      default -> 8;
    };
  }
}
