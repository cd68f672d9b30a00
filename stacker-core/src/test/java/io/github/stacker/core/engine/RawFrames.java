package io.github.stacker.core.engine;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.api.contract.MemoryImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simplest frames that can be: a header and doubles. Written and read by tests of the engine.
 */
final class RawFrames implements FrameReaderProvider {
  private static final int MAGIC = 0x53544b52;

  private final ImageSource.Access access;

  /** Reads frames as if their format allowed this access. */
  RawFrames(ImageSource.Access access) {
    this.access = access;
  }

  static void write(Path file, MemoryImage image) throws IOException {
    ImageInfo info = image.info();
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(MAGIC);
      out.writeInt(info.width());
      out.writeInt(info.height());
      out.writeInt(info.sampleType().ordinal());
      out.writeInt(info.metadata().orientation().tag());
      Placement placement = info.metadata().placement().orElse(Placement.ORIGIN);
      out.writeInt(placement.x());
      out.writeInt(placement.y());
      out.writeInt(info.bandCount());
      for (Band band : info.bands()) {
        out.writeInt(band.ordinal());
      }
      for (double sample : image.toArray()) {
        out.writeDouble(sample);
      }
    }
  }

  @Override
  public String name() {
    return "raw-test";
  }

  @Override
  public String description() {
    return "frames of tests";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length > 4
        && prefix[0] == 'S'
        && prefix[1] == 'T'
        && prefix[2] == 'K'
        && prefix[3] == 'R';
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    byte[] content = Files.readAllBytes(file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    in.readInt();
    int width = in.readInt();
    int height = in.readInt();
    SampleType type = SampleType.values()[in.readInt()];
    Orientation orientation = Orientation.ofTag(in.readInt());
    Placement placement = new Placement(in.readInt(), in.readInt(), Optional.empty());
    int bandCount = in.readInt();
    List<Band> bands = new ArrayList<>();
    for (int b = 0; b < bandCount; b++) {
      bands.add(Band.values()[in.readInt()]);
    }
    ImageInfo info =
        ImageInfo.of(width, height, bands, type)
            .withMetadata(
                Metadata.NONE
                    .withOrientation(orientation)
                    .withPlacement(
                        Optional.of(placement).filter(p -> !p.equals(Placement.ORIGIN))));
    return new RawFrame(info, in, access);
  }

  /**
   * Reads rows as they are asked for; a file that is too short fails at the row that is not there.
   */
  private static final class RawFrame implements FrameFile {
    private final ImageInfo info;
    private final DataInputStream in;
    private final Access access;
    private int nextRow;
    private MemoryImage all;

    RawFrame(ImageInfo info, DataInputStream in, Access access) {
      this.info = info;
      this.in = in;
      this.access = access;
    }

    @Override
    public String format() {
      return "raw";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }

    @Override
    public ImageInfo info() {
      return info;
    }

    @Override
    public Access access() {
      return access;
    }

    /** Small tiles, the first ones cut; narrow images have strips. */
    @Override
    public Optional<Tiling> tiling() {
      if (access != Access.TILES) {
        return Optional.empty();
      }
      return Optional.of(
          info.width() <= 13
              ? Tiling.of(info.width(), 1 + info.height() % 5, 100)
              : new Tiling(3, 2, 13, 9, 100));
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      if (access == Access.ROWS) {
        readRows(region, into);
        return;
      }
      if (all == null) {
        Tile tile = new Tile();
        readRows(info.region(), tile);
        all = MemoryImage.of(info, tile::get);
      }
      all.read(region, into);
    }

    private void readRows(Region region, Tile into) throws IOException {
      if (region.y() != nextRow || region.width() != info.width()) {
        throw new IllegalStateException("rows from " + region + " asked for, next is " + nextRow);
      }
      into.reshape(region, info.bandCount(), info.sampleType());
      for (int i = 0; i < into.sampleCount(); i++) {
        if (in.available() < Double.BYTES) {
          throw new IOException("ends in the middle");
        }
        into.set(i, in.readDouble());
      }
      nextRow = region.bottom();
    }
  }
}
