package io.github.stacker.core.format.fits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Goes from HDU to HDU until one holds a picture. */
final class HduFinder {
  /** More are not looked at. */
  private static final int MOST_HDUS = 10_000;

  private final FileBytes file;
  private final int mostHeaderBytes;

  HduFinder(FileBytes file, int mostHeaderBytes) {
    this.file = file;
    this.mostHeaderBytes = mostHeaderBytes;
  }

  /**
   * Finds the first picture.
   *
   * @throws IOException if there is none, or the file is damaged before it
   */
  Hdu first() throws IOException {
    Header primary = Header.read(file, 0, mostHeaderBytes);
    if (!primary.isTrue("SIMPLE")) {
      throw new IOException("the keyword SIMPLE is not T: the file is no standard FITS");
    }
    if (isPicture(primary, "IMAGE")) {
      return new Hdu(0, primary, Optional.empty());
    }
    boolean bare = dataBytes(primary) == 0;
    long next = next(primary);
    for (int number = 1; number < MOST_HDUS && next < file.size(); number++) {
      if (!beginsExtension(next)) {
        break;
      }
      Header header = Header.read(file, next, mostHeaderBytes);
      if (isPicture(header, header.text("XTENSION").orElse(""))) {
        boolean inherits = bare && !header.text("INHERIT").orElse("T").equals("F");
        return new Hdu(number, header, inherits ? Optional.of(primary) : Optional.empty());
      }
      next = next(header);
    }
    throw new IOException("has no picture in any of its HDUs");
  }

  /** What follows the last HDU may be anything. */
  private boolean beginsExtension(long position) throws IOException {
    if (file.size() - position < Header.BLOCK_BYTES) {
      return false;
    }
    byte[] name = new byte[8];
    file.read(position, 8).get(name);
    return new String(name, StandardCharsets.ISO_8859_1).equals("XTENSION");
  }

  private static boolean isPicture(Header header, String kind) throws IOException {
    if (kind.equals("BINTABLE")) {
      return header.isTrue("ZIMAGE");
    }
    return kind.equals("IMAGE") && dataBytes(header) > 0 && !header.isTrue("GROUPS");
  }

  private long next(Header header) throws IOException {
    long bytes = dataBytes(header);
    long blocks = bytes / Header.BLOCK_BYTES + (bytes % Header.BLOCK_BYTES == 0 ? 0 : 1);
    if (blocks > Long.MAX_VALUE / Header.BLOCK_BYTES / 2) {
      throw tooLarge();
    }
    return header.dataOffset() + blocks * Header.BLOCK_BYTES;
  }

  /** Gives the size of the data without what fills the last block. */
  private static long dataBytes(Header header) throws IOException {
    int axes = (int) header.integer("NAXIS", 0, 999);
    if (axes == 0) {
      return 0;
    }
    long sampleBytes = Math.abs(header.integer("BITPIX", -64, 64)) / 8;
    boolean groups = header.isTrue("GROUPS");
    try {
      long samples = 1;
      for (int axis = 1; axis <= axes; axis++) {
        long length = header.integer("NAXIS" + axis, 0, Long.MAX_VALUE);
        samples = axis == 1 && groups && length == 0 ? 1 : Math.multiplyExact(samples, length);
      }
      long parameters = header.integer("PCOUNT").orElse(0L);
      long count = header.integer("GCOUNT").orElse(1L);
      long all = Math.multiplyExact(Math.addExact(samples, parameters), count);
      long bytes = Math.multiplyExact(all, sampleBytes);
      if (bytes < 0 || parameters < 0) {
        throw new IOException(
            "the keywords PCOUNT and GCOUNT are %d and %d".formatted(parameters, count));
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw tooLarge();
    }
  }

  private static IOException tooLarge() {
    return new IOException("the header claims more data than any file can hold");
  }

  /**
   * A picture that was found.
   *
   * @param number 0 for the primary HDU
   * @param header its own header
   * @param inherited the header of the primary HDU, if its keywords count too
   */
  record Hdu(int number, Header header, Optional<Header> inherited) {}
}
