package io.github.stacker.core.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReducedSourceTest {
  private static final ImageInfo INFO =
      ImageInfo.of(900, 2000, List.of(Band.GREY), SampleType.UINT16);

  @Test
  void anyRegionAtAnyTimeIsThatOfTheWholeReducedPicture() throws IOException {
    MemoryImage picture = MemoryImage.random(INFO, 1);
    Tile expected = new AreaAverage(INFO, 90, 123).reduce(whole(picture));
    ReducedSource source = new ReducedSource(picture, () -> new AreaAverage(INFO, 90, 123));
    Random random = new Random(3);
    Tile read = new Tile();
    for (int run = 0; run < 60; run++) {
      int x = random.nextBoolean() ? 0 : random.nextInt(90);
      int y = random.nextInt(123);
      int width = x == 0 ? 90 : 1 + random.nextInt(90 - x);
      Region region = new Region(x, y, width, 1 + random.nextInt(123 - y));
      source.read(region, read);
      Tile part = Tile.of(region, 1, SampleType.UINT16);
      part.copyFrom(expected);
      assertArrayEquals(Pictures.samples(part), Pictures.samples(read), region.toString());
    }
  }

  @Test
  void rowsFromTopToBottomReadThePictureOnce() throws IOException {
    Counting picture = new Counting(MemoryImage.random(INFO, 1));
    ReducedSource source = new ReducedSource(picture, () -> new AreaAverage(INFO, 90, 123));
    Tile read = new Tile();
    for (int y = 0; y < 123; y += 10) {
      int rows = Math.min(10, 123 - y);
      source.read(new Region(0, y, 50, rows), read);
      source.read(new Region(50, y, 40, rows), read);
    }
    assertEquals(INFO.region().pixels(), picture.pixels);
  }

  private static Tile whole(ImageSource picture) throws IOException {
    Tile tile = new Tile();
    picture.read(picture.info().region(), tile);
    return tile;
  }

  private static final class Counting implements ImageSource {
    private final ImageSource picture;
    private long pixels;

    Counting(ImageSource picture) {
      this.picture = picture;
    }

    @Override
    public ImageInfo info() {
      return picture.info();
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      pixels += region.pixels();
      picture.read(region, into);
    }
  }
}
