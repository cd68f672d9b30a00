package io.github.stacker.formats.raw;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A photograph as it comes through the pipe, from top to bottom. */
final class RawFrame implements FrameFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final RawHeader header;
  private final RawProgram program;
  private RawProcess process;
  private InputStream picture;
  private final byte[] bytes = new byte[BUFFER_BYTES];
  private final ShortBuffer shorts = ByteBuffer.wrap(bytes).asShortBuffer();
  private int nextRow;

  RawFrame(Path file, RawHeader header, RawProgram program) {
    this.file = file;
    this.header = header;
    this.program = program;
  }

  @Override
  public String format() {
    return "raw photograph";
  }

  @Override
  public Map<String, String> details() {
    return header.details();
  }

  @Override
  public ImageInfo info() {
    return header.info();
  }

  @Override
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (region.y() != nextRow || region.width() != info().width()) {
      throw new IllegalStateException(
          "rows have to be read whole and in order, next is row " + nextRow + ", not " + region);
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    nextRow = Integer.MAX_VALUE;
    if (process == null) {
      begin();
    }
    for (int done = 0; done < into.sampleCount(); ) {
      int step = Math.min(shorts.capacity(), into.sampleCount() - done);
      take(into.shorts(), done, step);
      done += step;
    }
    nextRow = region.bottom();
    if (nextRow == info().height()) {
      finish();
    }
  }

  private void take(short[] into, int at, int count) throws IOException {
    int length = count * Short.BYTES;
    if (picture.readNBytes(bytes, 0, length) < length) {
      process.awaitGoodEnd();
      throw new IOException("dcraw_emu sent too few rows");
    }
    shorts.get(0, into, at, count);
  }

  private void begin() throws IOException {
    process = program.develop(file);
    picture = new BufferedInputStream(process.output(), BUFFER_BYTES);
    String kind = info().bandCount() == 1 ? "P5" : "P6";
    String expected = "%s %d %d 65535".formatted(kind, info().width(), info().height());
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      said.append(i == 0 ? "" : " ").append(word());
    }
    if (!said.toString().equals(expected)) {
      if (picture.read() < 0) {
        process.awaitGoodEnd();
      }
      throw new IOException(
          "dcraw_emu sends a picture \"%s\" instead of \"%s\"".formatted(said, expected));
    }
  }

  /** Takes the characters up to the next white space, which is taken as well. */
  private String word() throws IOException {
    StringBuilder word = new StringBuilder();
    for (int c = picture.read(); c > ' ' && word.length() < 16; c = picture.read()) {
      word.append((char) c);
    }
    return word.toString().replaceAll("[^ -~]", "?");
  }

  private void finish() throws IOException {
    if (picture.read() >= 0) {
      throw new IOException("dcraw_emu sends more than the picture");
    }
    process.awaitGoodEnd();
  }

  @Override
  public long workingBytes() {
    return 2 * BUFFER_BYTES;
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.close();
      picture.close();
    }
  }
}
