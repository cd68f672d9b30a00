package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stacker.api.Filter;
import io.github.stacker.api.GeometricFilter;
import io.github.stacker.api.GeometricKernel;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.lang.reflect.Array;
import java.util.function.IntPredicate;

/**
 * A kernel that is looked at while it works: whether it leaves its window as it is, writes all of
 * its result, and nothing behind either. Both have arrays that are longer than what is in use.
 */
final class WatchedKernel implements WindowKernel {
  /** No sample has this value, and no kernel computes it; single precision holds it. */
  private static final double MARK = 0x1.a5a5a4p-100;

  private static final int ROOM_BEHIND = 64;

  private final WindowKernel kernel;
  private final ImageInfo image;
  private final boolean missingStays;

  private WatchedKernel(WindowKernel kernel, ImageInfo image, boolean missingStays) {
    this.kernel = kernel;
    this.image = image;
    this.missingStays = missingStays;
  }

  /** Gives a filter whose kernels are watched; one that has none as it is. */
  static Filter of(Filter filter) {
    if (filter instanceof NeighbourhoodFilter around) {
      return new Neighbourhood(around);
    }
    return filter instanceof GeometricFilter moving ? new Geometric(moving) : filter;
  }

  @Override
  public void compute(Tile window, Tile result) {
    Tile in = withRoom(window);
    in.copyFrom(window);
    Tile out = withRoom(result);
    kernel.compute(in, out);
    assertEquals(result.region(), out.region(), "the region of the result after compute()");
    assertUntouched(window, in);
    assertNothingBehind(in, "window");
    assertNothingBehind(out, "result");
    assertWritten(window, out);
    result.copyFrom(out);
  }

  /** Makes a tile of the same shape, in an array that has room behind it, all of it marked. */
  private static Tile withRoom(Tile like) {
    int twoRows = 2 * like.region().width() * like.bands();
    int length = like.sampleCount() + twoRows + ROOM_BEHIND;
    Tile tile = Tile.of(Region.of(length, 1), 1, like.type());
    for (int i = 0; i < length; i++) {
      tile.set(i, MARK);
    }
    tile.reshape(like.region(), like.bands(), like.type());
    return tile;
  }

  private void assertUntouched(Tile before, Tile after) {
    assertNone(
        after,
        0,
        after.sampleCount(),
        i -> Double.compare(before.get(i), after.get(i)) != 0,
        "the kernel wrote %s into its window, which is only to be read; the first: ");
  }

  private void assertNothingBehind(Tile tile, String what) {
    int end = tile.sampleCount();
    assertNone(
        tile,
        end,
        Array.getLength(tile.array()),
        i -> tile.get(i) != MARK,
        "the kernel wrote %s behind its "
            + what
            + ", whose array may be longer than its sampleCount(); the first: ");
  }

  private void assertWritten(Tile window, Tile result) {
    assertNone(
        result,
        0,
        result.sampleCount(),
        i -> result.get(i) == MARK && !(missingStays && isMissing(window, result, i)),
        "the kernel left %s of its result unwritten (result.index(x, y) takes columns and rows of the picture, from region().x() and region().y() on; loops of their own count from 0); the first: ");
  }

  private static boolean isMissing(Tile window, Tile result, int sample) {
    Region region = result.region();
    int pixel = sample / result.bands();
    int x = region.x() + pixel % region.width();
    int y = region.y() + pixel / region.width();
    return Double.isNaN(window.get(window.index(x, y) + sample % result.bands()));
  }

  /** Fails if something holds of some samples of a tile; the claim takes how many they are. */
  private void assertNone(Tile tile, int from, int to, IntPredicate wrong, String claim) {
    int first = -1;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (wrong.test(i)) {
        first = count == 0 ? i : first;
        count++;
      }
    }
    if (count > 0) {
      fail(
          "%s%s, filtered from %s"
              .formatted(
                  claim.formatted(count == 1 ? "a sample" : count + " samples"),
                  place(tile, first),
                  Shown.image(image)));
    }
  }

  private String place(Tile tile, int sample) {
    Region region = tile.region();
    if (sample >= tile.sampleCount()) {
      return "number %d of the array, where the region %s has %d samples"
          .formatted(sample, region, tile.sampleCount());
    }
    int pixel = sample / tile.bands();
    int x = region.x() + pixel % region.width();
    int y = region.y() + pixel / region.width();
    return "%s of the region %s"
        .formatted(Shown.sample(image, x, y, sample % tile.bands()), region);
  }

  private record Neighbourhood(NeighbourhoodFilter filter) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return filter.haloOf(image);
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new WatchedKernel(filter.kernelFor(image), image, true);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return filter.arithmeticOf(image);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }
  }

  private record Geometric(GeometricFilter filter) implements GeometricFilter {
    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public GeometricKernel kernelFor(ImageInfo image) {
      GeometricKernel kernel = filter.kernelFor(image);
      WatchedKernel watched = new WatchedKernel(kernel, image, false);
      return new GeometricKernel() {
        @Override
        public Region sourceOf(Region region) {
          return kernel.sourceOf(region);
        }

        @Override
        public void compute(Tile window, Tile result) {
          watched.compute(window, result);
        }
      };
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return filter.arithmeticOf(image);
    }
  }
}
