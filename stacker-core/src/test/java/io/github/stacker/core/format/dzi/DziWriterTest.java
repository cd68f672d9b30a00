package io.github.stacker.core.format.dzi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.jpeg.JpegReaderProvider;
import io.github.stacker.core.format.png.PngReaderProvider;
import io.github.stacker.core.resample.Halving;
import io.github.stacker.core.resample.RowReducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DziWriterTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @TempDir Path folder;

  /**
   * SHA-256 over {@code LEVEL/COLUMN_ROW.png WxH}, a line feed and the samples of each of the 40
   * tiles of {@code vips dzsave p.png a --suffix .png --tile-size 100 --overlap 3}, libvips 8.14.1,
   * levels by number, tiles by name.
   */
  @Test
  void tilesOfAllLevelsAreThoseOfLibvips() throws Exception {
    ImageInfo info = ImageInfo.of(523, 301, RGB, SampleType.UINT8);
    write(made(info), new DziParameters(100, 3, TileFormat.PNG, 85, Halving.BOX), 2);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path tile : tiles()) {
      MemoryImage image = read(tile);
      Path name = tile.getParent().getFileName().resolve(tile.getFileName());
      String line = "%s %dx%d\n".formatted(name, image.info().width(), image.info().height());
      digest.update(line.replace('\\', '/').getBytes("UTF-8"));
      for (double sample : image.toArray()) {
        digest.update((byte) sample);
      }
    }
    assertEquals(
        "679e6395fdcfba3d98b8d23bf524b403e1ab2df21755a78ccdf7b1bf68cf7ff2",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void theDescriptionHasTheWordsOfLibvips() throws IOException {
    ImageInfo info = ImageInfo.of(523, 301, RGB, SampleType.UINT8);
    write(made(info), new DziParameters(254, 1, TileFormat.JPEG, 85, Halving.BOX), 1);
    assertEquals(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?> "
            + "<Image xmlns=\"http://schemas.microsoft.com/deepzoom/2008\" Format=\"jpg\" "
            + "Overlap=\"1\" TileSize=\"254\" > <Size Height=\"301\" Width=\"523\" /> </Image>",
        Files.readString(folder.resolve("a.dzi")).replaceAll("\\s+", " ").strip());
    assertTrue(Files.exists(folder.resolve("a_files/10/2_1.jpg")));
  }

  @Test
  void eachTileIsItsPartOfItsLevel() throws IOException {
    Random random = new Random(9);
    for (int run = 0; run < 25; run++) {
      List<Band> bands = random.nextBoolean() ? RGB : List.of(Band.GREY, Band.ALPHA);
      int width = 1 + random.nextInt(90);
      int height = 1 + random.nextInt(90);
      ImageInfo info = ImageInfo.of(width, height, bands, SampleType.UINT8);
      int tileSize = 5 + random.nextInt(40);
      Halving halving = random.nextBoolean() ? Halving.BOX : Halving.LANCZOS;
      DziParameters parameters =
          new DziParameters(tileSize, random.nextInt(6), TileFormat.PNG, 85, halving);
      MemoryImage picture = MemoryImage.random(info, run);
      write(picture, parameters, 2);
      assertLevels(picture, parameters);
    }
  }

  private void assertLevels(MemoryImage picture, DziParameters parameters) throws IOException {
    Tile level = new Tile();
    picture.read(picture.info().region(), level);
    ImageInfo info = picture.info();
    int tiles = 0;
    for (int number = levels(info); number >= 0; number--) {
      int size = parameters.tileSize();
      for (int top = 0; top < info.height(); top += size) {
        for (int left = 0; left < info.width(); left += size) {
          Region whole =
              new Region(
                  left - parameters.overlap(),
                  top - parameters.overlap(),
                  size + 2 * parameters.overlap(),
                  size + 2 * parameters.overlap());
          String name = "a_files/%d/%d_%d.png".formatted(number, left / size, top / size);
          assertPart(level, whole.intersection(info.region()), read(folder.resolve(name)));
          tiles++;
        }
      }
      if (number > 0) {
        RowReducer halving = parameters.reduction().of(info);
        Tile half = halving.reduce(level);
        info = halving.info();
        level = Tile.of(info.region(), info.bandCount(), info.sampleType());
        level.copyFrom(half);
      }
    }
    assertEquals(tiles, tiles().size());
    assertEquals(Region.of(1, 1), info.region());
  }

  private static int levels(ImageInfo info) {
    int levels = 0;
    while (1 << levels < Math.max(info.width(), info.height())) {
      levels++;
    }
    return levels;
  }

  private static void assertPart(Tile level, Region region, MemoryImage tile) {
    Tile part = Tile.of(region, level.bands(), level.type());
    part.copyFrom(level);
    double[] expected = new double[part.sampleCount()];
    Arrays.setAll(expected, part::get);
    assertEquals(Region.of(region.width(), region.height()), tile.info().region());
    assertArrayEquals(expected, tile.toArray(), region.toString());
  }

  @Test
  void jpegTilesAreCloseAndTheSameForAnyNumberOfThreads() throws IOException {
    ImageInfo info = ImageInfo.of(300, 200, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage smooth =
        MemoryImage.of(info, i -> 128 + 100 * Math.sin(i % 300 / 40.0) * Math.cos(i / 300 / 30.0));
    DziParameters parameters = new DziParameters(128, 1, TileFormat.JPEG, 95, Halving.BOX);
    write(smooth, parameters, 1);
    List<byte[]> one = contents();
    write(smooth, parameters, 3);
    List<byte[]> three = contents();
    assertEquals(one.size(), three.size());
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(one.get(i), three.get(i));
    }
    MemoryImage tile = read(folder.resolve("a_files/9/0_0.jpg"));
    assertEquals(129, tile.info().width());
    double[] samples = tile.toArray();
    double[] whole = smooth.toArray();
    for (int i = 0; i < samples.length; i++) {
      assertEquals(whole[i / 129 * 300 + i % 129], samples[i], 4);
    }
  }

  @Test
  void alphaNeedsPngTiles() {
    ImageInfo info = ImageInfo.of(30, 20, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    FrameWriter jpeg =
        new DziWriter(new DziParameters(254, 1, TileFormat.JPEG, 85, Halving.BOX), 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> jpeg.check(info));
    assertEquals(
        "JPEG tiles cannot hold alpha; choose \"tiles\": \"png\", or add the filter \"flatten\"",
        e.getMessage());
    new DziWriter(new DziParameters(254, 1, TileFormat.PNG, 85, Halving.BOX), 1).check(info);
  }

  /** 300 MB of samples in a heap of less; the tiles are read at some places. */
  @Test
  void aPictureLargerThanTheHeapIsWritten() throws IOException {
    ImageInfo info = ImageInfo.of(20_000, 5_000, RGB, SampleType.UINT8);
    assertTrue(Runtime.getRuntime().maxMemory() < info.bytesPerRow() * info.height());
    DziParameters parameters = new DziParameters(254, 1, TileFormat.JPEG, 90, Halving.BOX);
    DziWriter writer = new DziWriter(parameters, 2);
    assertTrue(writer.workingBytes(info) < 64 << 20);
    writer.write(new Ramp(info), folder.resolve("a.dzi"));
    assertEquals(79 * 20, tiles().stream().filter(tile -> levelOf(tile) == 15).count());
    double[] corner = read(folder.resolve("a_files/15/78_19.jpg")).toArray();
    assertEquals(255.0 * 19_999 / 20_000, corner[corner.length - 3], 3);
    assertEquals(1, read(folder.resolve("a_files/0/0_0.jpg")).info().width());
    assertEquals(rampInOnePixel(20_000), read(folder.resolve("a_files/0/0_0.jpg")).toArray()[0], 4);
  }

  /** Halves a row of the ramp until one sample is left; an odd last one counts as two. */
  private static int rampInOnePixel(int width) {
    int[] row = new int[width];
    Arrays.setAll(row, x -> (int) (255L * x / width));
    while (row.length > 1) {
      int[] above = row;
      row = new int[(above.length + 1) / 2];
      Arrays.setAll(
          row, x -> (above[2 * x] + above[Math.min(2 * x + 1, above.length - 1)] + 1) / 2);
    }
    return row[0];
  }

  private record Ramp(ImageInfo info) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      into.reshape(region, 3, SampleType.UINT8);
      byte[] samples = into.bytes();
      for (int i = 0; i < into.sampleCount(); i++) {
        samples[i] = (byte) (255L * (i / 3 % info.width()) / info.width());
      }
    }
  }

  private static MemoryImage made(ImageInfo info) {
    int width = info.width();
    return MemoryImage.of(
        info,
        i -> {
          int x = i / 3 % width;
          int y = i / 3 / width;
          return (x * 37 + y * 101 + i % 3 * 59 + x * y) % 256;
        });
  }

  /** Writes {@code a.dzi}, in the place of what was there. */
  private void write(ImageSource picture, DziParameters parameters, int threads)
      throws IOException {
    if (Files.exists(folder.resolve("a_files"))) {
      try (Stream<Path> all = Files.walk(folder.resolve("a_files"))) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    new DziWriter(parameters, 1).withThreads(threads).write(picture, folder.resolve("a.dzi"));
  }

  private static int levelOf(Path tile) {
    return Integer.parseInt(tile.getParent().getFileName().toString());
  }

  private List<Path> tiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("a_files"))) {
      return all.filter(Files::isRegularFile)
          .sorted(
              Comparator.comparingInt(DziWriterTest::levelOf)
                  .thenComparing(tile -> tile.getFileName().toString()))
          .toList();
    }
  }

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path tile : tiles()) {
      contents.add(Files.readAllBytes(tile));
    }
    return contents;
  }

  private static MemoryImage read(Path tile) throws IOException {
    FrameReaderProvider reader =
        tile.toString().endsWith(".png") ? new PngReaderProvider() : new JpegReaderProvider();
    try (FrameFile file = reader.open(tile, Limits.DEFAULT)) {
      return MemoryImage.copyOf(file, 64);
    }
  }
}
