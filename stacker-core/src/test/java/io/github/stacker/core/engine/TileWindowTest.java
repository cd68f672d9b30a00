package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TileWindowTest {
  @TempDir Path folder;

  /** Two pictures, read by writers of bands of their own through several threads. */
  @RepeatedTest(50)
  void bandsHaveTheSamplesOfTheLayersAndEachTileIsComputedOnce(RepetitionInfo repetition)
      throws Exception {
    Random random = StackingTest.random(repetition.getCurrentRepetition());
    int height = 1 + random.nextInt(90);
    ImageInfo size =
        ImageInfo.of(20 + random.nextInt(60), height, StackingTest.BANDS.get(1), SampleType.UINT16);
    List<MemoryImage> pictures =
        List.of(MemoryImage.random(size, 1), MemoryImage.random(size.withBands(grey()), 2));
    int tileWidth = 1 + random.nextInt(size.width() - 1);
    int tileHeight = 1 + random.nextInt(40);
    Tiling tiling =
        new Tiling(random.nextInt(tileWidth), random.nextInt(tileHeight), tileWidth, tileHeight, 0);
    Queue<Region> computed = new ConcurrentLinkedQueue<>();
    List<ImageInfo> infos = pictures.stream().map(MemoryImage::info).toList();
    int bandRows = 1 + random.nextInt(9);
    int threads = 1 + random.nextInt(4);
    try (TileWindow window =
            TileWindow.create(new ScratchSpace(folder), tiling, infos, bandRows, threads);
        SharedBands bands =
            new SharedBands(
                () -> window.over(new Recorded(pictures, computed)),
                infos,
                Optional.empty(),
                bandRows,
                threads)) {
      AtomicInteger next = new AtomicInteger();
      Workers.run(
          2,
          () -> {
            int layer = next.getAndIncrement();
            try (SharedBands.View view = bands.layer(layer)) {
              assertArrayEquals(
                  pictures.get(layer).toArray(), MemoryImage.copyOf(view, 1 + layer * 7).toArray());
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
    }
    assertOnceInside(tiling, size.region(), computed);
  }

  private static List<Band> grey() {
    return StackingTest.BANDS.get(0);
  }

  /** Every pixel once, and no region reaches from one tile into another. */
  private static void assertOnceInside(Tiling tiling, Region all, Queue<Region> computed) {
    Set<Long> seen = new HashSet<>();
    for (Region region : computed) {
      assertEquals(
          Math.floorDiv(region.x() - tiling.left(), tiling.width()),
          Math.floorDiv(region.right() - 1 - tiling.left(), tiling.width()));
      assertEquals(
          Math.floorDiv(region.y() - tiling.top(), tiling.height()),
          Math.floorDiv(region.bottom() - 1 - tiling.top(), tiling.height()));
      for (int y = region.y(); y < region.bottom(); y++) {
        for (int x = region.x(); x < region.right(); x++) {
          assertTrue(seen.add((long) y * all.width() + x), region + " again");
        }
      }
    }
    assertEquals(all.pixels(), seen.size());
  }

  @Test
  void theFailureOfATileIsThatOfAllWhoWaitForItsRow() throws Exception {
    ImageInfo info = ImageInfo.of(40, 40, StackingTest.BANDS.get(0), SampleType.UINT8);
    IOException damage = new IOException("the tile is damaged");
    Layers damaged =
        new Layers() {
          @Override
          public void read(Region region, List<Tile> into) throws IOException {
            if (region.x() == 20) {
              throw damage;
            }
            into.get(0).reshape(region, 1, SampleType.UINT8);
          }
        };
    List<Throwable> thrown = new ArrayList<>();
    try (TileWindow window =
        TileWindow.create(new ScratchSpace(folder), Tiling.of(10, 8, 0), List.of(info), 3, 3)) {
      Workers.run(
          3,
          () -> {
            IOException e =
                assertThrows(
                    IOException.class,
                    () -> window.over(damaged).read(new Region(0, 5, 40, 2), List.of(new Tile())));
            synchronized (thrown) {
              thrown.add(e);
            }
          });
    }
    assertEquals(List.of(damage, damage, damage), thrown);
  }

  private record Recorded(List<MemoryImage> pictures, Queue<Region> computed) implements Layers {
    @Override
    public void read(Region region, List<Tile> into) throws IOException {
      computed.add(region);
      for (int i = 0; i < pictures.size(); i++) {
        pictures.get(i).read(region, into.get(i));
      }
    }
  }
}
