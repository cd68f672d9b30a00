package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * A filter whose work is looked at, at some cost: that it stays inside its tile, that a region has
 * the same samples whether it is read at once or by parts, and that no NaN comes of samples that
 * are none.
 *
 * @param filter the filter
 */
public record CheckedFilter(Filter filter) implements Filter {
  @Override
  public ImageSource apply(ImageSource source) {
    NanWatch input = new NanWatch(source);
    return new Checked(filter.apply(input), input, filter.leavesOut());
  }

  /**
   * Has a filter looked at.
   *
   * @param filter the filter
   * @return the same filter, more careful and slower
   */
  public static Filter of(Filter filter) {
    return filter instanceof StatisticsFilter<?> measuring
        ? new Measuring<>(measuring)
        : new CheckedFilter(filter);
  }

  @Override
  public Reading reading() {
    return filter.reading();
  }

  /** A filter made of what was measured, looked at when it is known. */
  private record Measuring<S>(StatisticsFilter<S> filter) implements StatisticsFilter<S> {
    @Override
    public S measure(ImageSource image) throws IOException {
      return filter.measure(image);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public Filter filterFor(ImageInfo image, S statistics) {
      return new CheckedFilter(filter.filterFor(image, statistics));
    }

    @Override
    public boolean keepsPlaces() {
      return filter.keepsPlaces();
    }
  }

  @Override
  public boolean leavesOut() {
    return filter.leavesOut();
  }

  @Override
  public boolean keepsPlaces() {
    return filter.keepsPlaces();
  }

  /** What a filter reads, and whether there was NaN among it. */
  private static final class NanWatch extends FilteredSource {
    private boolean sawNan;

    NanWatch(ImageSource source) {
      super(source, source.info());
    }

    @Override
    public Region covered() {
      return source().covered();
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      source().read(region, into);
      sawNan |= firstNan(into) >= 0;
    }
  }

  private static int firstNan(Tile tile) {
    if (tile.type().isInteger()) {
      return -1;
    }
    for (int i = 0; i < tile.sampleCount(); i++) {
      if (Double.isNaN(tile.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** What the filter made. */
  private static final class Checked extends FilteredSource {
    /** Samples behind those of a tile, which no filter may touch. */
    private static final int GUARD_SAMPLES = 1024;

    private static final double GUARD = 77;

    private final NanWatch input;
    private final boolean leavesOut;
    private final Tile guarded = new Tile();
    private final Tile part = new Tile();

    Checked(ImageSource filtered, NanWatch input, boolean leavesOut) {
      super(filtered, filtered.info());
      this.input = input;
      this.leavesOut = leavesOut;
    }

    @Override
    public Region covered() {
      return source().covered();
    }

    @Override
    public long workingBytes() {
      return source().workingBytes() + 2L * GUARD_SAMPLES * Double.BYTES;
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      ImageInfo info = info();
      input.sawNan = false;
      readGuarded(region, info);
      requireNumbers(region);
      if (access() != Access.ROWS) {
        requireSameByParts(region);
      }
      into.reshape(region, info.bandCount(), info.sampleType());
      into.copyFrom(guarded);
    }

    private void readGuarded(Region region, ImageInfo info) throws IOException {
      int count = Math.toIntExact(region.pixels() * info.bandCount());
      SampleType type = info.sampleType();
      guarded.reshape(Region.of(count + GUARD_SAMPLES, 1), 1, type);
      for (int i = 0; i < count + GUARD_SAMPLES; i++) {
        guarded.set(i, GUARD);
      }
      source().read(region, guarded);
      if (!guarded.region().equals(region)
          || guarded.bands() != info.bandCount()
          || guarded.type() != type) {
        throw new Broken(
            "it was asked for %s and gave %s, %d bands of %s"
                .formatted(region, guarded.region(), guarded.bands(), guarded.type()));
      }
      for (int i = count; i < count + GUARD_SAMPLES; i++) {
        if (guarded.get(i) != GUARD) {
          throw new Broken(
              "it wrote %d samples behind the end of its tile %s".formatted(i - count + 1, region));
        }
      }
    }

    private void requireNumbers(Region region) {
      int nan = firstNan(guarded);
      if (nan < 0) {
        return;
      }
      int band = nan % guarded.bands();
      if ((input.sawNan || leavesOut) && band < info().colourBandCount()) {
        return;
      }
      throw new Broken(
          "it made NaN, which means \"no sample\", where the picture has samples, at %s, band %d"
              .formatted(place(nan, region), band));
    }

    /** Reads again, the upper half and the lower one: halos and seams show there. */
    private void requireSameByParts(Region region) throws IOException {
      int upper = region.height() / 2;
      Region[] halves = {
        new Region(region.x(), region.y(), region.width(), upper),
        new Region(region.x(), region.y() + upper, region.width(), region.height() - upper)
      };
      for (Region half : halves) {
        if (!half.isEmpty()) {
          source().read(half, part);
          compare(half, region);
        }
      }
    }

    private void compare(Region half, Region region) {
      int start = guarded.index(half.x(), half.y());
      for (int i = 0; i < part.sampleCount(); i++) {
        if (Double.compare(part.get(i), guarded.get(start + i)) != 0) {
          throw new Broken(
              "the sample at %s is %s when %s is read and %s when %s is"
                  .formatted(
                      place(start + i, region), guarded.get(start + i), region, part.get(i), half));
        }
      }
    }

    private String place(int index, Region region) {
      int pixel = index / guarded.bands();
      return "column %d, row %d"
          .formatted(region.x() + pixel % region.width(), region.y() + pixel / region.width());
    }
  }

  /** What a filter did that none may do. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String what) {
      super(what);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
