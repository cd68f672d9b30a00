package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.core.mapped.FinishedBands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One pass over layers: several threads compute bands, and each layer has a thread that takes it.
 */
final class BandPass {
  private final ExecutionPlan plan;
  private final int bandRows;
  private final Supplier<Layers> opener;
  private final Optional<FinishedBands> finished;

  /**
   * Prepares a pass.
   *
   * @param plan who works
   * @param bandRows rows of a band
   * @param opener makes layers, once for each computing thread
   * @param finished bands that need not be computed, if they are kept
   */
  BandPass(
      ExecutionPlan plan, int bandRows, Supplier<Layers> opener, Optional<FinishedBands> finished) {
    this.plan = plan;
    this.bandRows = bandRows;
    this.opener = opener;
    this.finished = finished;
  }

  /**
   * Computes all bands.
   *
   * @param takers one for each layer, all of one size
   */
  void run(List<Taker> takers) throws IOException {
    List<ImageInfo> infos = takers.stream().map(Taker::info).toList();
    try (SharedBands bands = new SharedBands(opener, infos, finished, bandRows, plan.threads())) {
      AtomicInteger next = new AtomicInteger();
      try {
        Workers.run(takers.size(), () -> take(takers, next.getAndIncrement(), bands));
      } catch (RuntimeException | Error e) {
        bands.throwFirstFailure();
        throw e;
      }
    }
  }

  private static void take(List<Taker> takers, int number, SharedBands bands) {
    try (SharedBands.View picture = bands.layer(number)) {
      takers.get(number).take(picture);
    } catch (IOException e) {
      bands.abort(e);
      throw new UncheckedIOException(e);
    } catch (Throwable e) {
      bands.abort(e);
      throw e;
    }
  }

  /** Pulls a layer from top to bottom. */
  interface Taker {
    /** Describes the layer. */
    ImageInfo info();

    /** Pulls it all. */
    void take(ImageSource picture) throws IOException;
  }
}
