package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.OptionalInt;

/** Walks the segments of a JPEG up to its first scan. */
final class JpegHeaderReader {
  private static final int BUFFER_BYTES = 8 << 10;

  /** More bytes of tables than any real file has: 4 of each kind come to 2 KiB. */
  private static final int MOST_TABLE_BYTES = 256 << 10;

  /** How an APP14 segment starts: marker, length, name, version, two flags; then the transform. */
  private static final byte[] ADOBE = {
    (byte) 0xff, (byte) Markers.APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  private final FileChannel file;
  private final Limits limits;
  private final ByteCursor in;
  private final ByteArrayOutputStream forDecoder = new ByteArrayOutputStream(1024);
  private final JpegMetadataReader metadata;
  private final HuffmanTables huffmanTables = new HuffmanTables();
  private FrameHeader frame;
  private int frameAt;
  private OptionalInt quality = OptionalInt.empty();
  private int segments;

  private JpegHeaderReader(FileChannel file, Limits limits) {
    this.file = file;
    this.limits = limits;
    this.in = new ByteCursor(file, 0, BUFFER_BYTES);
    this.metadata = new JpegMetadataReader(limits);
  }

  /** Reads the header of an open file. */
  static JpegHeader read(FileChannel file, Limits limits) throws IOException {
    return new JpegHeaderReader(file, limits).read();
  }

  private JpegHeader read() throws IOException {
    if (in.next() != 0xff || in.next() != Markers.SOI) {
      throw new IOException("does not start like a JPEG");
    }
    int marker = nextMarker();
    while (marker != Markers.SOS) {
      takeSegment(marker);
      marker = nextMarker();
    }
    return atScan(in.nextBytes(segmentLength(marker)));
  }

  /** Finds the next marker; bytes between segments are skipped, as all decoders do. */
  private int nextMarker() throws IOException {
    if (++segments > limits.parts()) {
      throw new IOException(
          "has more than %d segments before its picture".formatted(limits.parts()));
    }
    int marker = 0;
    while (marker == 0) {
      while (in.nextByte() != 0xff) {}
      do {
        marker = in.nextByte();
      } while (marker == 0xff);
    }
    return marker;
  }

  private void takeSegment(int marker) throws IOException {
    if (marker == Markers.SOI || marker == Markers.EOI) {
      throw new IOException("ends or starts anew before its first scan");
    }
    if (Markers.standsAlone(marker)) {
      return;
    }
    int length = segmentLength(marker);
    if (Markers.startsFrame(marker)) {
      takeFrame(marker, in.nextBytes(length));
    } else if (marker >= Markers.APP0 && marker <= Markers.APP15) {
      metadata.take(marker, in.nextBytes(length));
    } else {
      takeOther(marker, length);
    }
  }

  private void takeOther(int marker, int length) throws IOException {
    switch (marker) {
      case Markers.DQT -> {
        byte[] table = in.nextBytes(length);
        if (quality.isEmpty()) {
          quality = Quality.estimate(table);
        }
        keep(marker, table);
      }
      case Markers.DHT -> {
        byte[] table = in.nextBytes(length);
        huffmanTables.take(table);
        keep(marker, table);
      }
      case Markers.DRI -> keep(marker, in.nextBytes(length));
      case Markers.COM, Markers.DNL, Markers.DAC -> in.nextBytes(length);
      case Markers.JPEG_LS -> throw new IOException("is a JPEG-LS, which cannot be read");
      case Markers.DHP, Markers.EXP ->
          throw new IOException("is a hierarchical JPEG, which cannot be read");
      default -> throw new IOException("has an unknown segment 0x%02x".formatted(marker));
    }
  }

  private int segmentLength(int marker) throws IOException {
    int length = in.nextShort();
    if (length < 2) {
      throw new IOException("has a segment 0x%02x of impossible length".formatted(marker));
    }
    return length - 2;
  }

  private void takeFrame(int marker, byte[] segment) throws IOException {
    if (frame != null) {
      throw new IOException("has two frame headers");
    }
    frame = FrameHeader.of(marker, segment);
    if (frame.components().size() == 4) {
      throw new IOException(
          "is a CMYK or YCCK JPEG, which cannot be read: convert it to RGB first, with a program that applies its profile");
    }
    frameAt = forDecoder.size();
    keep(marker, segment);
  }

  private void keep(int marker, byte[] segment) throws IOException {
    if (forDecoder.size() + segment.length > MOST_TABLE_BYTES) {
      throw new IOException("has more than %d bytes of tables".formatted(MOST_TABLE_BYTES));
    }
    forDecoder.write(0xff);
    forDecoder.write(marker);
    forDecoder.write(segment.length + 2 >> 8);
    forDecoder.write(segment.length + 2);
    forDecoder.writeBytes(segment);
  }

  private JpegHeader atScan(byte[] scan) throws IOException {
    if (frame == null) {
      throw new IOException("has a scan before its frame header");
    }
    int components = scan.length == 0 ? 0 : scan[0];
    if (components < 1
        || components > frame.components().size()
        || scan.length != 4 + 2 * components) {
      throw new IOException("has a scan header of the wrong length");
    }
    if (frame.height() == 0) {
      frame = frame.withHeight(ScanWalk.heightAfterFirstScan(file, in.position()));
    }
    frame.checkSize();
    checkLimits();
    if (!frame.isProgressive()) {
      // Some encoders write these wrong; in a sequential scan they have only one right value.
      scan[scan.length - 3] = 0;
      scan[scan.length - 2] = 63;
      scan[scan.length - 1] = 0;
      for (byte[] table : huffmanTables.missing(scan)) {
        keep(Markers.DHT, table);
      }
    }
    keep(Markers.SOS, scan);
    boolean singleScan = !frame.isProgressive() && components == frame.components().size();
    return new JpegHeader(
        frame, isRgb(), metadata.metadata(), quality, singleScan, header(), in.position());
  }

  private void checkLimits() throws IOException {
    long pixels = (long) frame.width() * frame.height();
    int bands = frame.components().size();
    if (pixels > limits.pixels() || bands > limits.bands()) {
      throw new IOException(
          "has %dx%d pixels of %d bands; the limits are %d pixels and %d bands"
              .formatted(frame.width(), frame.height(), bands, limits.pixels(), limits.bands()));
    }
    // Each block takes one bit at the very least.
    long dataBytes = file.size() - in.position();
    if (frame.blocks() / 8 > dataBytes || pixels * bands / limits.expansion() > file.size()) {
      throw new IOException(
          "is too short, at %d bytes, for the %dx%d pixels it claims"
              .formatted(file.size(), frame.width(), frame.height()));
    }
  }

  /** Decides as libjpeg does what three components mean. */
  private boolean isRgb() {
    if (frame.components().size() != 3 || metadata.sawJfif()) {
      return false;
    }
    if (metadata.adobeTransform().isPresent()) {
      return metadata.adobeTransform().getAsInt() == 0;
    }
    List<Integer> ids = frame.components().stream().map(FrameHeader.Component::id).toList();
    return ids.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
  }

  /** Puts SOI and, for colour, a segment that settles the colour model before what was kept. */
  private byte[] header() {
    byte[] kept = forDecoder.toByteArray();
    kept[frameAt + 5] = (byte) (frame.height() >> 8);
    kept[frameAt + 6] = (byte) frame.height();
    ByteArrayOutputStream header = new ByteArrayOutputStream(kept.length + 32);
    header.write(0xff);
    header.write(Markers.SOI);
    if (frame.components().size() == 3) {
      header.writeBytes(ADOBE);
      header.write(isRgb() ? 0 : 1);
    }
    header.writeBytes(kept);
    return header.toByteArray();
  }
}
