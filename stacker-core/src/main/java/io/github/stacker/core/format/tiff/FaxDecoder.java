package io.github.stacker.core.format.tiff;

import java.io.IOException;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.formats.tiff.itu_t4.T4AndT6Compression;

/** Decodes segments of fax pages as a whole, by Commons Imaging. */
final class FaxDecoder implements Decoder {
  private static final long TWO_DIMENSIONAL = 1;
  private static final long PADDED_LINES = 4;

  private final Codec codec;
  private final long options;
  private final SegmentGrid grid;
  private final long mostBytes;
  private byte[] compressed = {};

  FaxDecoder(Picture picture) {
    codec = picture.codec();
    options = picture.faxOptions();
    grid = picture.grid();
    mostBytes = picture.table().mostByteCount();
  }

  @Override
  public void open(SegmentInput input) throws IOException {
    compressed = input.readAll();
  }

  /** Large strips, which would be read row by row, are refused before. */
  @Override
  public void read(byte[] into, int at, int length) {
    throw new IllegalStateException("fax pages are decoded by the segment");
  }

  @Override
  public void readAll(byte[] into, int length) throws IOException {
    int rows = Math.toIntExact(length / grid.rowBytes());
    byte[] decoded;
    try {
      decoded = decode(grid.segmentWidth(), rows);
    } catch (ImagingException | RuntimeException e) {
      throw new IOException("the fax data are damaged (" + e.getMessage() + ")", e);
    }
    if (decoded.length < length) {
      throw new IOException("the fax data end before all samples are there");
    }
    System.arraycopy(decoded, 0, into, 0, length);
  }

  private byte[] decode(int width, int rows) throws ImagingException {
    boolean padded = (options & PADDED_LINES) != 0;
    return switch (codec) {
      case CCITT_RLE -> T4AndT6Compression.decompressModifiedHuffman(compressed, width, rows);
      case CCITT_3 ->
          (options & TWO_DIMENSIONAL) == 0
              ? T4AndT6Compression.decompressT4_1D(compressed, width, rows, padded)
              : T4AndT6Compression.decompressT4_2D(compressed, width, rows, padded);
      case CCITT_4 -> T4AndT6Compression.decompressT6(compressed, width, rows);
      default -> throw new IllegalStateException(codec.label() + " is no fax");
    };
  }

  /** The compressed bytes, the decoded ones, and an int for each column of two lines. */
  @Override
  public long workingBytes() {
    return mostBytes + 3 * grid.segmentBytes() + 8L * grid.segmentWidth();
  }
}
