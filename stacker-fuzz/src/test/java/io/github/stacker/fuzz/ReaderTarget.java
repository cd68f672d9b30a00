package io.github.stacker.fuzz;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * A reader: what it is given is read twice, in different ways, and has to be the same both times;
 * or is refused with a sentence. Of a file with several pictures the last one is read, too.
 *
 * @param reader the reader
 * @param decoding what it decodes with, if there is a choice
 * @param seeds files of its formats
 */
record ReaderTarget(FrameReaderProvider reader, Decoding decoding, List<byte[]> seeds)
    implements Target {
  /** What a plan would not grant a frame is not read here, either. */
  private static final long MOST_WORKING_BYTES = 64 << 20;

  /** Enough to reach all code, and little enough for a loop whose every turn is counted. */
  private static final long MOST_SAMPLE_BYTES = 256 << 10;

  private static final int MOST_ROWS = 1024;

  @Override
  public void take(byte[] bytes) throws IOException {
    Path file = FuzzedFile.of(bytes);
    FrameFormats formats = new FrameFormats(List.of(reader), Limits.DEFAULT, decoding);
    takeTwice(formats, FrameLocation.of(file));
    lastOfSeveral(formats, file).ifPresent(location -> takeTwice(formats, location));
  }

  private static void takeTwice(FrameFormats formats, FrameLocation location) {
    OptionalLong first = outcome(formats, location, 64 << 10);
    OptionalLong second = outcome(formats, location, 1);
    if (!first.equals(second)) {
      throw new AssertionError("two readings of one file differ: " + first + ", " + second);
    }
  }

  private static Optional<FrameLocation> lastOfSeveral(FrameFormats formats, Path file) {
    try (FrameFile frame = formats.open(file)) {
      List<PictureEntry> pictures = frame.pictures();
      return pictures.size() < 2
          ? Optional.empty()
          : Optional.of(FrameLocation.of(file, pictures.get(pictures.size() - 1).number()));
    } catch (IOException e) {
      Refusal.check(e);
      return Optional.empty();
    }
  }

  /** Gives the checksum of all samples, or nothing if the file is refused. */
  private static OptionalLong outcome(FrameFormats formats, FrameLocation location, int bandBytes) {
    try (FrameFile frame = formats.open(location)) {
      return OptionalLong.of(checksum(frame, bandBytes));
    } catch (IOException e) {
      Refusal.check(e);
      return OptionalLong.empty();
    }
  }

  private static long checksum(FrameFile frame, int bandBytes) throws IOException {
    frame.pictures().forEach(picture -> {});
    frame.details().forEach((name, value) -> name.concat(value));
    ImageInfo info = frame.info();
    long rowBytes = (long) info.width() * info.bandCount() * info.sampleType().bytes();
    long working = frame.workingBytes() + frame.nativeBytes();
    if (rowBytes > MOST_SAMPLE_BYTES || working > MOST_WORKING_BYTES) {
      return 0;
    }
    int most = (int) Math.min(MOST_SAMPLE_BYTES / rowBytes, Math.min(info.height(), MOST_ROWS));
    return checksumOfRows(frame, (int) Math.max(1, bandBytes / rowBytes), most);
  }

  /** Reads rows from the top; a narrow part of each again if that can be asked for. */
  private static long checksumOfRows(FrameFile frame, int rowsAtOnce, int most) throws IOException {
    CRC32 crc = new CRC32();
    Tile tile = new Tile();
    int width = frame.info().width();
    for (int y = 0; y < most; y += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, most - y);
      read(frame, new Region(0, y, width, rows), tile, crc);
    }
    if (frame.access() != Access.ROWS) {
      read(frame, new Region(width / 3, most / 2, width - width / 3, 1), tile, crc);
    }
    return crc.getValue();
  }

  private static void read(FrameFile frame, Region region, Tile tile, CRC32 crc)
      throws IOException {
    frame.read(region, tile);
    ImageInfo info = frame.info();
    if (!tile.region().equals(region)
        || tile.bands() != info.bandCount()
        || tile.type() != info.sampleType()) {
      throw new AssertionError("asked for " + region + ", got " + tile.region());
    }
    ByteBuffer bytes = ByteBuffer.allocate(tile.sampleCount() * tile.type().bytes());
    switch (tile.type()) {
      case UINT8 -> bytes.put(tile.bytes(), 0, tile.sampleCount());
      case UINT16 -> bytes.asShortBuffer().put(tile.shorts(), 0, tile.sampleCount());
      case FLOAT32 -> bytes.asFloatBuffer().put(tile.floats(), 0, tile.sampleCount());
      case FLOAT64 -> bytes.asDoubleBuffer().put(tile.doubles(), 0, tile.sampleCount());
    }
    crc.update(bytes.array());
  }
}
