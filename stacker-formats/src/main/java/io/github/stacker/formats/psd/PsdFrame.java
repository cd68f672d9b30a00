package io.github.stacker.formats.psd;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Map;

/** The merged picture of a file: planes, put together pixel by pixel. */
final class PsdFrame implements FrameFile {
  private final PsdInput input;
  private final PsdPicture picture;
  private final byte[] row;
  private final ShortBuffer shorts;
  private final FloatBuffer floats;

  PsdFrame(PsdInput input, PsdPicture picture) {
    this.input = input;
    this.picture = picture;
    int samples = Math.toIntExact((picture.header().rowBytes() + 3) / 4 * 4);
    row = new byte[samples];
    shorts = ByteBuffer.wrap(row).asShortBuffer();
    floats = ByteBuffer.wrap(row).asFloatBuffer();
  }

  @Override
  public String format() {
    return picture.header().large() ? "PSB" : "PSD";
  }

  @Override
  public Map<String, String> details() {
    return picture.details();
  }

  @Override
  public ImageInfo info() {
    return picture.info();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (!info().region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info().region());
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    if (region.isEmpty()) {
      return;
    }
    for (int plane = 0; plane < picture.planesUsed(); plane++) {
      for (int y = region.y(); y < region.bottom(); y++) {
        picture.rows().read(plane, y, row);
        put(plane, region, into, into.index(region.x(), y));
      }
    }
  }

  private void put(int plane, Region region, Tile into, int at) {
    switch (picture.header().depth()) {
      case 1 -> putBits(region, into.bytes(), at);
      case 8 -> putBytes(plane, region, into, at);
      case 16 -> putShorts(region, into.shorts(), at + plane, into.bands());
      default -> putFloats(region, into.floats(), at + plane, into.bands());
    }
  }

  /** A set bit is black. */
  private void putBits(Region region, byte[] into, int at) {
    for (int i = 0; i < region.width(); i++) {
      int x = region.x() + i;
      boolean black = (row[x >> 3] >> (7 - (x & 7)) & 1) != 0;
      into[at + i] = (byte) (black ? 0 : 255);
    }
  }

  private void putBytes(int plane, Region region, Tile tile, int at) {
    byte[] into = tile.bytes();
    int bands = tile.bands();
    boolean colours = picture.header().mode() == PsdMode.INDEXED;
    if (colours && plane == 0) {
      putColours(region, into, at, bands);
      return;
    }
    int first = at + (colours ? bands - 1 : plane);
    for (int i = 0; i < region.width(); i++) {
      into[first + i * bands] = row[region.x() + i];
    }
  }

  private void putColours(Region region, byte[] into, int at, int bands) {
    for (int i = 0; i < region.width(); i++) {
      int colour = row[region.x() + i] & 0xff;
      for (int band = 0; band < 3; band++) {
        into[at + i * bands + band] = picture.palette()[band * 256 + colour];
      }
    }
  }

  private void putShorts(Region region, short[] into, int at, int bands) {
    for (int i = 0; i < region.width(); i++) {
      into[at + i * bands] = shorts.get(region.x() + i);
    }
  }

  private void putFloats(Region region, float[] into, int at, int bands) {
    for (int i = 0; i < region.width(); i++) {
      into[at + i * bands] = floats.get(region.x() + i);
    }
  }

  @Override
  public long workingBytes() {
    return row.length + picture.rows().workingBytes();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
