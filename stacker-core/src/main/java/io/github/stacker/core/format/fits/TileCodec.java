package io.github.stacker.core.format.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.compression.algorithm.hcompress.HCompressor.IntHCompressor;
import nom.tam.fits.compression.algorithm.hcompress.HCompressorOption;
import nom.tam.fits.compression.algorithm.plio.PLIOCompress;

/** Decompresses tiles; the classes of nom-tam-fits are named here and nowhere else. */
final class TileCodec {
  private static final String SHUFFLED = "GZIP_2";
  private static final int HCOMPRESS_MAGIC = 0xdd99;
  private static final int HCOMPRESS_HEADER = 25;

  /** Where the bits of the coefficients of three kinds are told; each bit costs a pass. */
  private static final int HCOMPRESS_BITS_AT = 22;

  private static final int RICE_BLOCK = 32;

  private final String name;
  private final int blockSize;
  private final int bytesPerNumber;
  private final boolean smooth;

  private TileCodec(String name, int blockSize, int bytesPerNumber, boolean smooth) {
    this.name = name;
    this.blockSize = blockSize;
    this.bytesPerNumber = bytesPerNumber;
    this.smooth = smooth;
  }

  /**
   * Takes algorithm and parameters from a header.
   *
   * @throws IOException if they are unknown
   */
  static TileCodec of(Header header) throws IOException {
    String name = header.text("ZCMPTYPE").orElse("");
    switch (name) {
      case "RICE_1", "RICE_ONE", "GZIP_1", "GZIP_2", "PLIO_1", "HCOMPRESS_1" -> {}
      default ->
          throw new IOException(
              ("the compression ZCMPTYPE is \"%s\", which is not supported; known are RICE_1,"
                      + " GZIP_1, GZIP_2, PLIO_1 and HCOMPRESS_1")
                  .formatted(Header.shown(name)));
    }
    int block = (int) parameter(header, "BLOCKSIZE", RICE_BLOCK);
    int bytes = (int) parameter(header, "BYTEPIX", 4);
    if (block < 1 || block > 1 << 16 || bytes != 1 && bytes != 2 && bytes != 4) {
      throw new IOException(
          "the parameters BLOCKSIZE and BYTEPIX of the compression are %d and %d"
              .formatted(block, bytes));
    }
    return new TileCodec(name, block, bytes, parameter(header, "SMOOTH", 0) != 0);
  }

  private static long parameter(Header header, String name, long usual) throws IOException {
    for (int i = 1; header.text("ZNAME" + i).isPresent(); i++) {
      if (header.text("ZNAME" + i).orElseThrow().equals(name)) {
        return header.integer("ZVAL" + i).orElse(usual);
      }
    }
    return usual;
  }

  /** Tells whether what is compressed are bytes, which may be those of floating-point numbers. */
  boolean compressesBytes() {
    return name.startsWith("GZIP");
  }

  /**
   * Decompresses a tile of integers.
   *
   * @param numberBytes bytes of a number, if it compresses bytes
   * @param tileWidth columns of the tile
   * @param count how many numbers
   */
  int[] integers(byte[] compressed, int numberBytes, int tileWidth, int count) throws IOException {
    if (compressesBytes()) {
      return widened(bytes(compressed, numberBytes, count), numberBytes, count);
    }
    return switch (name) {
      case "PLIO_1" -> plio(compressed, count);
      case "HCOMPRESS_1" -> hcompress(compressed, numberBytes, tileWidth, count);
      default -> new RiceDecoder(compressed, bytesPerNumber).decode(count, blockSize);
    };
  }

  private static int[] widened(ByteBuffer bytes, int numberBytes, int count) throws IOException {
    int[] integers = new int[count];
    for (int i = 0; i < count; i++) {
      integers[i] =
          switch (numberBytes) {
            case 1 -> bytes.get(i);
            case 2 -> bytes.getShort(2 * i);
            case 4 -> bytes.getInt(4 * i);
            default -> throw new IOException("numbers of %d bytes".formatted(numberBytes));
          };
    }
    return integers;
  }

  /**
   * Decompresses a tile as bytes.
   *
   * @param numberBytes bytes of a number
   * @param count how many numbers
   * @return big-endian
   */
  ByteBuffer bytes(byte[] compressed, int numberBytes, int count) throws IOException {
    byte[] bytes = inflate(compressed, numberBytes * count);
    return ByteBuffer.wrap(name.equals(SHUFFLED) ? gathered(bytes, numberBytes, count) : bytes);
  }

  /** Decompresses a tile that was stored by GZIP whatever the algorithm of the others. */
  static ByteBuffer plainGzip(byte[] compressed, int length) throws IOException {
    return ByteBuffer.wrap(inflate(compressed, length));
  }

  private static byte[] inflate(byte[] compressed, int length) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length || in.read() >= 0) {
        throw new IOException("it does not hold %d bytes".formatted(length));
      }
      return bytes;
    }
  }

  /** First bytes of all numbers, then second bytes, ...: brings them together. */
  private static byte[] gathered(byte[] shuffled, int numberBytes, int count) {
    byte[] bytes = new byte[shuffled.length];
    for (int k = 0; k < numberBytes; k++) {
      for (int i = 0; i < count; i++) {
        bytes[i * numberBytes + k] = shuffled[k * count + i];
      }
    }
    return bytes;
  }

  /** The decoder looks one word beyond the last. */
  private static int[] plio(byte[] compressed, int count) {
    ByteBuffer from = ByteBuffer.wrap(Arrays.copyOf(compressed, compressed.length + 4));
    return new LineList(count).decode(from.asShortBuffer());
  }

  private int[] hcompress(byte[] compressed, int numberBytes, int tileWidth, int count)
      throws IOException {
    ByteBuffer from = ByteBuffer.wrap(compressed);
    if (compressed.length < HCOMPRESS_HEADER || (from.getShort(0) & 0xffff) != HCOMPRESS_MAGIC) {
      throw new IOException("it does not begin as HCOMPRESS data do");
    }
    int rows = from.getInt(2);
    int columns = from.getInt(6);
    if (columns != tileWidth || rows != count / tileWidth) {
      throw new IOException(
          "it holds %dx%d numbers, not %dx%d"
              .formatted(columns, rows, tileWidth, count / tileWidth));
    }
    requireFewBits(compressed, mostBits(numberBytes, Math.max(rows, columns)));
    int[] integers = new int[count];
    HCompressorOption option =
        new HCompressorOption().setTileWidth(columns).setTileHeight(rows).setSmooth(smooth);
    new IntHCompressor(option).decompress(from, IntBuffer.wrap(integers));
    return integers;
  }

  /** Sums of four numbers have two bits more; those of four such sums, halved, one more each. */
  private static int mostBits(int numberBytes, int side) {
    return 8 * numberBytes + 2 + Integer.SIZE - Integer.numberOfLeadingZeros(side - 1);
  }

  private static void requireFewBits(byte[] compressed, int most) throws IOException {
    for (int i = HCOMPRESS_BITS_AT; i < HCOMPRESS_HEADER; i++) {
      if (compressed[i] < 0 || compressed[i] > most) {
        throw new IOException(
            "its coefficients have %d bits, not 0 to %d".formatted(compressed[i] & 0xff, most));
      }
    }
  }

  /** Decodes the line lists of PLIO, whose numbers have up to 24 bits. */
  private static final class LineList extends PLIOCompress {
    private final int[] integers;

    LineList(int count) {
      integers = new int[count];
    }

    int[] decode(ShortBuffer list) {
      decompress(list, integers.length);
      return integers;
    }

    @Override
    protected int nextPixel() {
      throw new IllegalStateException("nothing is compressed here");
    }

    @Override
    protected void put(int index, int pixel) {
      integers[index] = pixel;
    }
  }
}
