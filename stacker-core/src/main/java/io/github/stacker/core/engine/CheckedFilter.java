package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A filter whose work is looked at, at some cost: that it stays inside its tile, that its kernel
 * fills its result and leaves its window alone, that a region has the same samples whether it is
 * read at once or by parts, and that no NaN comes of samples that are none.
 *
 * @param filter the filter
 */
public record CheckedFilter(Filter filter) implements Filter {
  @Override
  public ImageSource apply(ImageSource source) {
    NanWatch input = new NanWatch(source);
    return new Checked(CheckedKernels.in(filter).apply(input), input, () -> List.of(filter));
  }

  /**
   * Has a filter looked at.
   *
   * @param filter the filter
   * @param anew makes one more of the same, that has not been at work yet
   * @return the same filter, more careful and slower
   */
  public static Filter of(Filter filter, Supplier<Filter> anew) {
    return filter instanceof StatisticsFilter<?> measuring
        ? measuring(measuring, anew)
        : new CheckedFilter(filter);
  }

  @SuppressWarnings("unchecked") // the same is made again
  private static <S> Filter measuring(StatisticsFilter<S> filter, Supplier<Filter> anew) {
    return new Measuring<>(filter, () -> (StatisticsFilter<S>) anew.get());
  }

  /**
   * Has a filter looked at that cannot be made anew.
   *
   * @param filter the filter
   * @return the same filter, more careful and slower
   */
  static Filter of(Filter filter) {
    return of(filter, () -> filter);
  }

  /** Gives the filter that is looked at; the same if it is not. */
  static Filter unchecked(Filter filter) {
    if (filter instanceof CheckedFilter checked) {
      return checked.filter();
    }
    return filter instanceof Measuring<?> measuring ? measuring.filter() : filter;
  }

  /** Whatever the filter needs: to be read again by parts, a frame of rows has to be copied. */
  @Override
  public Reading reading() {
    return Reading.ANYWHERE;
  }

  /** A filter made of what was measured, which is measured again by one that was made anew. */
  private record Measuring<S>(StatisticsFilter<S> filter, Supplier<StatisticsFilter<S>> anew)
      implements StatisticsFilter<S> {
    @Override
    public S measure(ImageSource image) throws IOException {
      return same(filter.measure(image), anew.get().measure(image));
    }

    @Override
    public S measureCovered(ImageSource image) throws IOException {
      return same(filter.measureCovered(image), anew.get().measureCovered(image));
    }

    private static <S> S same(S measured, S again) {
      if (!SameNumbers.areIn(measured, again)) {
        throw new BrokenPromise(
            "it measured %s, and %s of the same image when it was made anew; perhaps it has a field that changes"
                .formatted(measured, again));
      }
      return measured;
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
    public ImageSource apply(ImageSource source) {
      return new CheckedFilter(filter).apply(source);
    }

    @Override
    public ImageSource apply(ImageSource source, S statistics) {
      NanWatch input = new NanWatch(source);
      return new Checked(
          CheckedKernels.inMade(filter).apply(input, statistics),
          input,
          () -> List.of(filter, filter.filterFor(input.info(), statistics)));
    }

    @Override
    public boolean leavesOut() {
      return filter.leavesOut();
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

    /** Whose work it is: the filter and, if it measures, the one that it made. */
    private final Supplier<List<Filter>> filters;

    private final Tile guarded = new Tile();
    private final Tile part = new Tile();

    Checked(ImageSource filtered, NanWatch input, Supplier<List<Filter>> filters) {
      super(filtered, filtered.info());
      this.input = input;
      this.filters = filters;
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
      requireNumbers();
      if (access() != Access.ROWS) { // unless the filter itself cannot be asked twice
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
      GivenTile.require(region, info, guarded);
      for (int i = count; i < count + GUARD_SAMPLES; i++) {
        if (guarded.get(i) != GUARD) {
          throw new BrokenPromise(
              "it wrote %s behind the end of its tile %s"
                  .formatted(GivenTile.samples(i - count + 1), region));
        }
      }
    }

    private void requireNumbers() {
      int nan = firstNan(guarded);
      if (nan < 0) {
        return;
      }
      int band = nan % guarded.bands();
      if ((input.sawNan || is(Filter::leavesOut)) && band < info().colourBandCount()) {
        return;
      }
      throw new BrokenPromise(
          "it made NaN, which means \"no sample\", where the picture has samples, at "
              + GivenTile.place(guarded, nan));
    }

    private boolean is(Predicate<Filter> what) {
      return filters.get().stream().anyMatch(what);
    }

    /** Reads again, by quarters: halos and seams show there. */
    private void requireSameByParts(Region region) throws IOException {
      int x = region.x() + region.width() / 2;
      int y = region.y() + region.height() / 2;
      Region[] quarters = {
        between(region.x(), region.y(), x, y),
        between(x, region.y(), region.right(), y),
        between(region.x(), y, x, region.bottom()),
        between(x, y, region.right(), region.bottom())
      };
      for (Region quarter : quarters) {
        if (!quarter.isEmpty()) {
          source().read(quarter, part);
          compare(quarter, region);
        }
      }
    }

    private static Region between(int left, int top, int right, int bottom) {
      return new Region(left, top, right - left, bottom - top);
    }

    private void compare(Region quarter, Region region) {
      int rowSamples = quarter.width() * guarded.bands();
      for (int i = 0; i < part.sampleCount(); i++) {
        int at = guarded.index(quarter.x(), quarter.y() + i / rowSamples) + i % rowSamples;
        if (Double.compare(part.get(i), guarded.get(at)) != 0) {
          throw new BrokenPromise(
              "the sample at %s is %s when %s is read and %s when %s is%s"
                  .formatted(
                      GivenTile.place(guarded, at),
                      guarded.get(at),
                      region,
                      part.get(i),
                      quarter,
                      is(NeighbourhoodFilter.class::isInstance)
                          ? "; perhaps its halo is too small, or threads share its scratch"
                          : ""));
        }
      }
    }
  }
}
