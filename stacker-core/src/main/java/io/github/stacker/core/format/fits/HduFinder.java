package io.github.stacker.core.format.fits;

import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from HDU to HDU until one holds a picture. */
final class HduFinder {
  private final FileBytes file;
  private final Limits limits;

  HduFinder(FileBytes file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * Finds the first picture.
   *
   * @throws IOException if there is none, or the file is damaged before it
   */
  Hdu first() throws IOException {
    return walk(Hdu::isPicture)
        .orElseThrow(() -> new IOException("has no picture in any of its HDUs"));
  }

  /** Gives where the first HDUs begin, at most so many; fewer if the file is damaged. */
  List<Long> firstPositions(int most) {
    List<Long> positions = new ArrayList<>();
    try {
      walk(
          hdu -> {
            positions.add(hdu.position());
            return positions.size() == most;
          });
    } catch (IOException e) {
      // Said when what is behind the damage is asked for.
    }
    return positions;
  }

  /**
   * Finds the picture of an HDU.
   *
   * @param number of the HDU, 0 for the primary one
   * @param positions where the first HDUs begin, as far as that is known
   * @throws IOException if there is no such HDU or no picture in it
   */
  Hdu at(int number, List<Long> positions) throws IOException {
    Hdu hdu = number < positions.size() ? read(number, positions.get(number)) : search(number);
    if (!hdu.isPicture()) {
      throw new IOException("HDU %d holds no picture".formatted(number));
    }
    return hdu;
  }

  private Hdu search(int number) throws IOException {
    int[] count = new int[1];
    Optional<Hdu> found =
        walk(
            hdu -> {
              count[0]++;
              return hdu.number() == number;
            });
    return found.orElseThrow(
        () ->
            new IOException(
                "HDU %d is asked for, but the file has %d, counted from 0"
                    .formatted(number, count[0])));
  }

  private Hdu read(int number, long position) throws IOException {
    Hdu primary = primary();
    return number == 0 ? primary : extension(number, position, primary.header());
  }

  private Hdu primary() throws IOException {
    Header header = Header.read(file, 0, limits.metadataBytes());
    if (!header.isTrue("SIMPLE")) {
      throw new IOException("the keyword SIMPLE is not T: the file is no standard FITS");
    }
    return new Hdu(0, 0, "IMAGE", header, Optional.empty());
  }

  private Hdu extension(int number, long position, Header primary) throws IOException {
    Header header = Header.read(file, position, limits.metadataBytes());
    boolean inherits = dataBytes(primary) == 0 && !header.text("INHERIT").orElse("T").equals("F");
    return new Hdu(
        number,
        position,
        header.text("XTENSION").orElse(""),
        header,
        inherits ? Optional.of(primary) : Optional.empty());
  }

  /**
   * Lists the HDUs that hold pictures; where the file is damaged the list ends. Damage counts as a
   * frame, so that it is not passed over.
   */
  List<PictureEntry> pictures() {
    List<PictureEntry> pictures = new ArrayList<>();
    int[] next = new int[1];
    try {
      walk(
          hdu -> {
            if (hdu.isPicture()) {
              pictures.add(hdu.entry(limits));
            }
            next[0] = hdu.number() + 1;
            return false;
          });
    } catch (IOException e) {
      pictures.add(new PictureEntry(next[0], "damaged: " + e.getMessage(), 0, 0, true));
    }
    return pictures;
  }

  /** Goes through the HDUs, at most up to the one where the visitor stops. */
  private Optional<Hdu> walk(Visitor visitor) throws IOException {
    Hdu primary = primary();
    Hdu hdu = primary;
    while (!visitor.stopsAt(hdu)) {
      long next = next(hdu.header());
      if (hdu.number() == limits.parts() || next >= file.size() || !beginsExtension(next)) {
        return Optional.empty();
      }
      hdu = extension(hdu.number() + 1, next, primary.header());
    }
    return Optional.of(hdu);
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

  /** Looks at an HDU. */
  private interface Visitor {
    boolean stopsAt(Hdu hdu) throws IOException;
  }

  /**
   * Header and data unit.
   *
   * @param number 0 for the primary one
   * @param position where its header begins
   * @param kind of extension
   * @param header its own header
   * @param inherited the header of the primary HDU, if its keywords count too
   */
  record Hdu(int number, long position, String kind, Header header, Optional<Header> inherited) {
    private boolean isPicture() throws IOException {
      if (kind.equals("BINTABLE")) {
        return header.isTrue("ZIMAGE");
      }
      return kind.equals("IMAGE") && dataBytes(header) > 0 && !header.isTrue("GROUPS");
    }

    private PictureEntry entry(Limits limits) {
      String name = header.text("EXTNAME").map(text -> "HDU " + text).orElse("HDU");
      try {
        PictureHeader picture = PictureHeader.of(header, limits);
        return new PictureEntry(number, name, picture.width(), picture.height(), true);
      } catch (IOException e) {
        return new PictureEntry(number, name + ", not read: " + e.getMessage(), 0, 0, false);
      }
    }
  }
}
