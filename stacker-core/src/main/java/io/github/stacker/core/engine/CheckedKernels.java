package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.GeometricFilter;
import io.github.stacker.api.GeometricKernel;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.io.IOException;
import java.util.stream.Stream;

/** Makes filters whose kernels are looked at, where the api asks them for kernels. */
final class CheckedKernels {
  private CheckedKernels() {}

  /**
   * Has the kernels of a filter looked at.
   *
   * @param filter the filter
   * @return the same filter, its kernels more careful; itself if it has none, or applies itself
   */
  static Filter in(Filter filter) {
    if (appliesItself(filter)) {
      return filter;
    }
    if (filter instanceof NeighbourhoodFilter around) {
      return new Around(around);
    }
    if (filter instanceof GeometricFilter moving) {
      return new Moving(moving);
    }
    return filter instanceof StatisticsFilter<?> measuring ? new Made<>(measuring) : filter;
  }

  /**
   * Has the kernels of the filters that are made of measurements looked at.
   *
   * @param filter the filter
   * @return the same filter
   * @param <S> what is measured
   */
  static <S> StatisticsFilter<S> inMade(StatisticsFilter<S> filter) {
    return appliesItself(filter) ? filter : new Made<>(filter);
  }

  private static boolean appliesItself(Filter filter) {
    String api = Filter.class.getPackageName();
    return Stream.of(filter.getClass().getMethods())
        .filter(method -> method.getName().equals("apply"))
        .anyMatch(method -> !method.getDeclaringClass().getPackageName().equals(api));
  }

  private record Around(NeighbourhoodFilter filter) implements NeighbourhoodFilter {
    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new CheckedKernel(filter.kernelFor(image), true);
    }

    @Override
    public Halo haloOf(ImageInfo image) {
      return filter.haloOf(image);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return filter.arithmeticOf(image);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public Reading reading() {
      return filter.reading();
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

  private record Moving(GeometricFilter filter) implements GeometricFilter {
    @Override
    public GeometricKernel kernelFor(ImageInfo image) {
      GeometricKernel kernel = filter.kernelFor(image);
      return new MovingKernel(kernel, new CheckedKernel(kernel, false));
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return filter.arithmeticOf(image);
    }

    @Override
    public Reading reading() {
      return filter.reading();
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

  private record MovingKernel(GeometricKernel kernel, CheckedKernel checked)
      implements GeometricKernel {
    @Override
    public Region sourceOf(Region region) {
      return kernel.sourceOf(region);
    }

    @Override
    public void compute(Tile window, Tile result) {
      checked.compute(window, result);
    }
  }

  private record Made<S>(StatisticsFilter<S> filter) implements StatisticsFilter<S> {
    @Override
    public Filter filterFor(ImageInfo image, S statistics) {
      return in(filter.filterFor(image, statistics));
    }

    @Override
    public S measure(ImageSource image) throws IOException {
      return filter.measure(image);
    }

    @Override
    public S measureCovered(ImageSource image) throws IOException {
      return filter.measureCovered(image);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public Reading reading() {
      return filter.reading();
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
}
