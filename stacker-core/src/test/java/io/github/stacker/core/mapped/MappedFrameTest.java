package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappedFrameTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void anyRegionOfTheCopyEqualsTheOriginal(SampleType type) throws IOException {
    ImageInfo info = ImageInfo.of(123, 77, List.of(Band.RED, Band.GREEN, Band.BLUE), type);
    MemoryImage original = MemoryImage.random(info, 42);
    Random random = new Random(7);
    Tile expected = new Tile();
    Tile actual = new Tile();
    try (ScratchPool pool = new ScratchPool(new ScratchSpace(folder));
        MappedFrame copy = MappedFrame.copyOf(original, pool)) {
      for (int i = 0; i < 50; i++) {
        int x = random.nextInt(123);
        int y = random.nextInt(77);
        Region region = new Region(x, y, 1 + random.nextInt(123 - x), 1 + random.nextInt(77 - y));
        original.read(region, expected);
        copy.read(region, actual);
        assertArrayEquals(samples(expected), samples(actual), region.toString());
      }
    }
  }

  private static double[] samples(Tile tile) {
    double[] samples = new double[tile.sampleCount()];
    Arrays.setAll(samples, tile::get);
    return samples;
  }
}
