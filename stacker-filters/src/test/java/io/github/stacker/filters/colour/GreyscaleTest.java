package io.github.stacker.filters.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GreyscaleTest extends FilterContract<Greyscale.Parameters> {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @Override
  protected Greyscale provider() {
    return new Greyscale();
  }

  @Override
  protected Greyscale.Parameters parameters() {
    return new Greyscale.Parameters(Weights.REC601);
  }

  @Override
  protected List<ImageInfo> inputs() {
    List<ImageInfo> inputs = super.inputs();
    inputs.add(
        ImageInfo.of(
            41, 37, List.of(Band.BLUE, Band.GREEN, Band.RED, Band.ALPHA), SampleType.UINT16));
    return inputs;
  }

  /** Pillow 9.4.0: {@code Image.new("RGB", (1, 1), colour).convert("L")}. */
  @Test
  void someColoursGiveTheGreyOfPillow() throws IOException {
    int[][] colours = {
      {0, 0, 0},
      {255, 255, 255},
      {255, 0, 0},
      {0, 255, 0},
      {0, 0, 255},
      {1, 2, 3},
      {200, 100, 50},
      {12, 250, 133}
    };
    ImageInfo info = ImageInfo.of(colours.length, 1, RGB, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> colours[i / 3][i % 3]);
    assertArrayEquals(
        new double[] {0, 255, 76, 150, 29, 2, 124, 166},
        applied(greyscale(Weights.REC601), image).toArray());
  }

  /**
   * The CRC-32 of {@code convert("L")} of Pillow 9.4.0 over all 2<sup>24</sup> colours, red first
   * and blue running fastest.
   */
  @Test
  void everyColourGivesTheGreyOfPillow() throws IOException {
    CRC32 crc = new CRC32();
    Tile row = new Tile();
    ImageSource grey = greyscale(Weights.REC601).apply(new AllColours());
    for (int red = 0; red < 256; red++) {
      grey.read(new Region(0, red, 65_536, 1), row);
      crc.update(row.bytes(), 0, row.sampleCount());
    }
    assertEquals(0x15a2d22cL, crc.getValue());
  }

  @Test
  void wordsFollowTheSameFormula() throws IOException {
    ImageInfo info = ImageInfo.of(100, 100, RGB, SampleType.UINT16);
    MemoryImage image = MemoryImage.random(info, 1);
    MemoryImage rec601 = applied(greyscale(Weights.REC601), image);
    MemoryImage rec709 = applied(greyscale(Weights.REC709), image);
    MemoryImage average = applied(greyscale(Weights.AVERAGE), image);
    for (int x = 0; x < 100; x++) {
      long red = (long) image.get(x, x, 0);
      long green = (long) image.get(x, x, 1);
      long blue = (long) image.get(x, x, 2);
      assertEquals((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16, rec601.get(x, x, 0));
      assertEquals((13933 * red + 46871 * green + 4732 * blue + 32768) >> 16, rec709.get(x, x, 0));
      assertEquals((red + green + blue + 1) / 3, average.get(x, x, 0));
    }
  }

  @Test
  void theAverageIsExactForEverySumOfThreeWords() throws IOException {
    ImageInfo info = ImageInfo.of(196_606, 1, RGB, SampleType.UINT16);
    MemoryImage image =
        MemoryImage.of(info, i -> Math.max(0, Math.min(65_535, i / 3 - (i % 3) * 65_535)));
    double[] average = applied(greyscale(Weights.AVERAGE), image).toArray();
    for (int sum = 0; sum < average.length; sum++) {
      assertEquals((sum + 1) / 3, average[sum]);
    }
  }

  @Test
  void floatsAreWeighedWithoutRounding() throws IOException {
    ImageInfo info = ImageInfo.of(50, 50, RGB, SampleType.FLOAT64);
    MemoryImage image = MemoryImage.random(info, 2);
    MemoryImage rec709 = applied(greyscale(Weights.REC709), image);
    MemoryImage average = applied(greyscale(Weights.AVERAGE), image);
    for (int i = 0; i < 50; i++) {
      double red = image.get(i, i, 0);
      double green = image.get(i, i, 1);
      double blue = image.get(i, i, 2);
      assertEquals(0.2126 * red + 0.7152 * green + 0.0722 * blue, rec709.get(i, i, 0), 1e-15);
      assertEquals((red + green + blue) / 3, average.get(i, i, 0), 1e-15);
    }
  }

  @Test
  void oneMissingColourLeavesNoGrey() throws IOException {
    ImageInfo info = ImageInfo.of(4, 1, RGB, SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(info, i -> i % 4 == 0 ? Double.NaN : 0.5);
    double[] grey = applied(greyscale(Weights.REC601), image).toArray();
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, 0.5}, grey);
  }

  @Test
  void theProfileOfTheColoursIsLeftBehind() {
    Metadata metadata =
        Metadata.NONE.withColourProfile(Optional.of(Blob.copyOf(new byte[] {1, 2, 3})));
    ImageInfo info = ImageInfo.of(1, 1, RGB, SampleType.UINT8).withMetadata(metadata);
    ImageInfo grey = greyscale(Weights.REC601).apply(MemoryImage.of(info, i -> i)).info();
    assertEquals(Metadata.NONE, grey.metadata());
    assertEquals(List.of(Band.GREY), grey.bands());
  }

  @Test
  void otherBandsAreRefused() {
    ImageInfo info = ImageInfo.of(1, 1, List.of(Band.RED, Band.OTHER), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    Filter greyscale = greyscale(Weights.REC601);
    assertEquals(
        "the bands of the image are [RED, OTHER], not red, green and blue",
        assertThrows(IllegalArgumentException.class, () -> greyscale.apply(image)).getMessage());
  }

  private static Filter greyscale(Weights weights) {
    return new Greyscale().create(new Greyscale.Parameters(weights));
  }

  /** Every colour once: row = red, column = green * 256 + blue. */
  private static final class AllColours implements ImageSource {
    @Override
    public ImageInfo info() {
      return ImageInfo.of(65_536, 256, RGB, SampleType.UINT8);
    }

    @Override
    public void read(Region region, Tile into) {
      into.reshape(region, 3, SampleType.UINT8);
      byte[] bytes = into.bytes();
      for (int x = 0; x < region.width(); x++) {
        bytes[3 * x] = (byte) region.y();
        bytes[3 * x + 1] = (byte) (x >> 8);
        bytes[3 * x + 2] = (byte) x;
      }
    }
  }
}
