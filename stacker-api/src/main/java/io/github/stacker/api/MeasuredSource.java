package io.github.stacker.api;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * An image behind a {@link StatisticsFilter}.
 *
 * @param <S> what is measured
 */
final class MeasuredSource<S> extends FilteredSource {
  private final StatisticsFilter<S> filter;
  private Optional<S> statistics;
  private Optional<ImageSource> filtered = Optional.empty();

  MeasuredSource(ImageSource source, StatisticsFilter<S> filter, Optional<S> statistics) {
    super(source, filter.resultOf(source.info()));
    this.filter = filter;
    this.statistics = statistics;
  }

  /** That of the filter is not known yet. */
  @Override
  public Access access() {
    return super.access() == Access.ROWS ? Access.ROWS : Access.RANDOM;
  }

  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    filtered().read(region, into);
  }

  private ImageSource filtered() throws IOException {
    if (filtered.isEmpty()) {
      if (statistics.isEmpty()) {
        statistics =
            Optional.of(
                Objects.requireNonNull(filter.measureCovered(source()), "measure() returned null"));
      }
      ImageSource made = filter.filterFor(source().info(), statistics.get()).apply(source());
      if (!made.info().equals(info())) {
        throw new IllegalStateException(
            "it said that it makes %s, and makes %s".formatted(info(), made.info()));
      }
      filtered = Optional.of(made);
    }
    return filtered.get();
  }
}
