package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.ReducingFilter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A frame decoded in a smaller size, and the chain that goes on from there.
 *
 * @param stored the frame
 * @param chain what becomes of it
 */
record ReducedStart(FrameFile stored, FrameChain chain) {
  /** What sides may be divided by, the largest first. */
  private static final int[] DIVISORS = {8, 4, 2};

  /**
   * Decides how small a frame is decoded: as small as the first filter allows.
   *
   * @param stored the frame in full size; closed if this fails
   * @param chain what becomes of it
   * @return the smaller frame, or the same
   */
  static ReducedStart of(FrameFile stored, FrameChain chain) throws IOException {
    try {
      return decided(stored, chain);
    } catch (RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private static ReducedStart decided(FrameFile stored, FrameChain chain) throws IOException {
    if (chain.filters().isEmpty() || chain.needsWholeFrames()) {
      return new ReducedStart(stored, chain);
    }
    FilterStep first = chain.filters().get(0);
    if (reducing(first.filter()).isEmpty()) {
      return new ReducedStart(stored, chain);
    }
    ReducingFilter reducing = reducing(first.filter()).get();
    Orientation orientation =
        chain.upright() ? stored.info().metadata().orientation() : Orientation.UPRIGHT;
    ImageInfo whole = OrientedSource.infoOf(stored.info(), orientation);
    int most = first.answer("", "mostDivisor", () -> reducing.mostDivisor(whole));
    for (int divisor : DIVISORS) {
      Optional<FrameFile> smaller = divisor <= most ? stored.reduced(divisor) : Optional.empty();
      if (smaller.isPresent()) {
        return ofSmaller(smaller.get(), chain, () -> reducing.afterDecoding(whole, divisor));
      }
    }
    return new ReducedStart(stored, chain);
  }

  private static ReducedStart ofSmaller(FrameFile smaller, FrameChain chain, Supplier<Filter> rest)
      throws IOException {
    try {
      FilterStep first = chain.filters().get(0);
      Filter after = first.answer("", "afterDecoding", rest);
      return new ReducedStart(
          smaller, chain.startingWith(first.with(alike(first.filter(), after))));
    } catch (RuntimeException e) {
      smaller.close(); // which has taken the place of the other
      throw e;
    }
  }

  private static Optional<ReducingFilter> reducing(Filter filter) {
    return CheckedFilter.unchecked(filter) instanceof ReducingFilter reducing
        ? Optional.of(reducing)
        : Optional.empty();
  }

  /** What is looked at stays so. */
  private static Filter alike(Filter before, Filter filter) {
    return CheckedFilter.unchecked(before) == before ? filter : CheckedFilter.of(filter);
  }
}
