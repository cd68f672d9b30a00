package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Compression;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.resample.Halving;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are larger than memory, or would be if they were held. */
class TiffLargeTest {
  @TempDir Path folder;

  /** 40000 x 30000 pixels of three 16-bit bands, 7.2 GB, of which the disk holds a few pages. */
  @Test
  void theFarEndOfASparseBigTiffIsReadInPlace() throws IOException {
    int width = 40_000;
    int height = 30_000;
    long bytes = 6L * width * height;
    Path file = folder.resolve("sparse.tif");
    long free = Files.getFileStore(folder).getUsableSpace();
    assumeTrue(free > 2 * bytes, "no room should the file system not know sparse files");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      channel.write(bigHeader(width, height, bytes), 0);
      ByteBuffer last = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
      last.putShort((short) 1000).putShort((short) 2000).putShort((short) 65_000).flip();
      channel.write(last, 4096 + bytes - 6);
    }

    try (FrameFile frame = Tiffs.open(file)) {
      assertEquals("BigTIFF", frame.format());
      assertEquals(Access.IN_PLACE, frame.access());
      assertTrue(frame.workingBytes() < 1 << 20);
      Tile tile = new Tile();
      frame.read(new Region(width - 3, height - 2, 3, 2), tile);
      assertEquals(65_000, tile.get(tile.index(width - 1, height - 1) + 2));
      assertEquals(1000, tile.get(tile.index(width - 1, height - 1)));
      assertEquals(0, tile.get(tile.index(width - 2, height - 1)));
      frame.read(new Region(0, height - 64, width, 64), tile);
      assertEquals(2000, tile.get(tile.index(width - 1, height - 1) + 1));
    }
  }

  /** One strip of 16-bit RGB samples that begins at byte 4096. */
  private static ByteBuffer bigHeader(int width, int height, long bytes) {
    ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
    out.putShort((short) 0).putLong(16);
    long[][] tags = {
      {256, 4, 1, width},
      {257, 4, 1, height},
      {258, 3, 3, 16 | 16 << 16 | 16L << 32},
      {259, 3, 1, 1},
      {262, 3, 1, 2},
      {273, 16, 1, 4096},
      {277, 3, 1, 3},
      {279, 16, 1, bytes}
    };
    out.putLong(tags.length);
    for (long[] tag : tags) {
      out.putShort((short) tag[0]).putShort((short) tag[1]).putLong(tag[2]).putLong(tag[3]);
    }
    return out.rewind();
  }

  @Test
  void oneLargeCompressedStripIsReadRowByRow() throws IOException {
    for (boolean planar : new boolean[] {false, true}) {
      TiffMaker maker = new TiffMaker();
      maker.width = 3000;
      maker.height = planar ? 2900 : 1000;
      maker.samples = 3;
      maker.photometric = 2;
      maker.planar = planar;
      maker.compression = 32773;
      maker.rowsPerStrip = maker.height;
      byte[] bytes = maker.make((x, y, band) -> x / 500 + y / 100 + 40 * band);
      try (FrameFile frame = Tiffs.open(folder, bytes)) {
        assertEquals(Access.ROWS, frame.access());
        assertTrue(frame.workingBytes() < 300_000);
        Tile tile = new Tile();
        for (int y = 0; y < maker.height; y += 100) {
          frame.read(new Region(0, y, 3000, 100), tile);
          assertEquals(2999 / 500 + y / 100 + 80, tile.get(tile.index(2999, y + 99) + 2));
        }
      }
      try (FrameFile frame = Tiffs.open(folder, bytes)) {
        Tile tile = new Tile();
        frame.read(new Region(0, 0, 3000, 10), tile);
        assertThrows(
            IllegalStateException.class, () -> frame.read(new Region(0, 11, 3000, 1), tile));
        assertThrows(IllegalStateException.class, () -> frame.read(new Region(5, 10, 20, 1), tile));
      }
    }
  }

  @Test
  void aJpegOfFewerRowsThanItsLargeStripIsDamaged() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4000, 2400, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
    TiffMaker maker = new TiffMaker();
    maker.width = 4000;
    maker.height = 2500;
    maker.rowsPerStrip = 2500;
    int jpegAt = maker.make((x, y, band) -> 0).length;
    maker.tag(259, TiffMaker.SHORT, 7).tag(273, TiffMaker.LONG, jpegAt);
    byte[] tiff = maker.tag(279, TiffMaker.LONG, jpeg.size()).make((x, y, band) -> 0);
    byte[] file = Arrays.copyOf(tiff, jpegAt + jpeg.size());
    System.arraycopy(jpeg.toByteArray(), 0, file, jpegAt, jpeg.size());
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(Access.ROWS, frame.access());
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 4000, 2400), tile);
      assertEquals(0, tile.get(tile.index(3999, 2399)));
      IOException e =
          assertThrows(IOException.class, () -> frame.read(new Region(0, 2400, 4000, 1), tile));
      assertTrue(
          e.getMessage().endsWith("its JPEG has 2400 rows where 2401 are needed"), e.getMessage());
    }
  }

  @Test
  void bandsFromTopToBottomDecodeEachSegmentOnce() throws IOException {
    for (int tileSize : new int[] {0, 16}) {
      for (boolean planar : new boolean[] {false, true}) {
        TiffMaker maker = new TiffMaker();
        maker.samples = 3;
        maker.photometric = 2;
        maker.planar = planar;
        maker.compression = 8;
        maker.tileWidth = tileSize;
        maker.tileHeight = tileSize;
        byte[] bytes = maker.make((x, y, band) -> x * 100L + y * band);
        CountingBytes file = new CountingBytes(bytes);
        DirectoryReader directories = DirectoryReader.open(file, Limits.DEFAULT);
        Picture picture =
            PictureParser.parse(directories.first(), directories.order(), file, Limits.DEFAULT);
        long compressed = 0;
        for (int i = 0; i < picture.grid().count(); i++) {
          compressed += picture.table().byteCount(i);
        }
        file.count = 0;
        try (CachedReader reader = new CachedReader(file, picture, Decoder.of(picture))) {
          Tile tile = new Tile();
          for (int y = 0; y < 23; y += 3) {
            Region band = new Region(0, y, 37, Math.min(3, 23 - y));
            tile.reshape(band, 3, SampleType.UINT8);
            reader.read(band, tile);
          }
        }
        assertEquals(compressed, file.count);
      }
    }
  }

  private static final class CountingBytes implements RandomBytes {
    private final RandomBytes bytes;
    private long count;

    CountingBytes(byte[] bytes) {
      this.bytes = RandomBytes.of(bytes);
    }

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public void read(long position, byte[] into, int at, int length) throws IOException {
      count += length;
      bytes.read(position, into, at, length);
    }
  }

  @Test
  void writingPullsBandsOfAboutOneMebibyteFromTopToBottom() throws IOException {
    RecordingSource source = new RecordingSource(3000, 1000);
    Tiffs.write(folder, source, TiffParameters.DEFAULT);
    int next = 0;
    for (Region region : source.asked) {
      assertEquals(new Region(0, next, 3000, region.height()), region);
      assertTrue(region.pixels() * 6 <= 1 << 20);
      next = region.bottom();
    }
    assertEquals(1000, next);
  }

  @Test
  void writingTilesPullsOneRowOfThemAtATime() throws IOException {
    RecordingSource source = new RecordingSource(300, 200);
    TiffParameters tiles =
        new TiffParameters(
            Compression.NONE,
            Differences.AUTO,
            Layout.TILES,
            64,
            1,
            BigTiff.AUTO,
            Pyramid.NONE,
            Halving.BOX);
    byte[] file = Tiffs.write(folder, source, tiles);
    assertEquals(List.of(64, 64, 64, 8), source.asked.stream().map(Region::height).toList());
    double[] expected = MemoryImage.copyOf(new RecordingSource(300, 200), 200).toArray();
    assertArrayEquals(expected, Tiffs.readAll(folder, file).toArray());
  }

  /** Remembers what it was asked for. */
  private static final class RecordingSource implements ImageSource {
    private final ImageInfo info;
    private final List<Region> asked = new ArrayList<>();

    RecordingSource(int width, int height) {
      List<Band> bands = List.of(Band.RED, Band.GREEN, Band.BLUE);
      info = ImageInfo.of(width, height, bands, SampleType.UINT16);
    }

    @Override
    public ImageInfo info() {
      return info;
    }

    @Override
    public void read(Region region, Tile into) {
      asked.add(region);
      into.reshape(region, 3, SampleType.UINT16);
      for (int i = 0; i < into.sampleCount(); i++) {
        int row = region.y() + i / 3 / region.width();
        into.shorts()[i] = (short) (i % 3 + i / 3 % region.width() + 5 * row);
      }
    }
  }
}
