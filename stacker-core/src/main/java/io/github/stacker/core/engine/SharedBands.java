package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.FinishedBands;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Layers computed once by several threads, a few bands ahead of the writers that pull them from top
 * to bottom, one layer each, each writer in a thread of its own. A writer that is ahead waits for
 * the others, so that a band is forgotten when all have had it. Every computing thread has layers
 * of its own; bands do not depend on each other, so the samples do not depend on the threads.
 */
final class SharedBands implements AutoCloseable {
  private final Supplier<Layers> opener;
  private final List<ImageInfo> infos;
  private final Optional<FinishedBands> finished;
  private final int bandRows;
  private final int ahead;
  private final ExecutorService pool;
  private final Queue<Layers> idle = new ConcurrentLinkedQueue<>();

  /** Guards all below. */
  private final Object lock = new Object();

  private final Queue<List<Tile>> freeTiles = new ArrayDeque<>();
  private final TreeMap<Integer, Future<List<Tile>>> bands = new TreeMap<>();

  /** The band that each writer is at; beyond the last when it has had enough. */
  private final int[] positions;

  /** What ended a writer before it was done, and with it all others. */
  private Throwable failure;

  /**
   * Starts nothing yet.
   *
   * @param opener makes layers, called once a thread
   * @param infos describes the layers, all of one size
   * @param finished bands that need not be computed, and where others are kept, if they are
   * @param bandRows rows computed at once
   * @param threads how many threads compute
   */
  SharedBands(
      Supplier<Layers> opener,
      List<ImageInfo> infos,
      Optional<FinishedBands> finished,
      int bandRows,
      int threads) {
    this.finished = finished;
    this.opener = opener;
    this.infos = List.copyOf(infos);
    this.bandRows = bandRows;
    this.ahead = bandsAtOnce(threads) - 1;
    this.pool = Workers.pool(threads, "band");
    this.positions = new int[infos.size()];
  }

  /** Tells how many bands, one below the other, are computed or wait to be. */
  static int bandsAtOnce(int threads) {
    return threads + 2;
  }

  /** Gives a layer to one writer, who closes it when he needs no more. */
  View layer(int layer) {
    return new View(layer);
  }

  /**
   * Ends the waiting of all writers: their next reads fail.
   *
   * @param cause what ended one of them
   */
  void abort(Throwable cause) {
    synchronized (lock) {
      failure = failure == null ? cause : failure;
      lock.notifyAll();
    }
  }

  /**
   * Throws the cause of the first abortion, of which the failures of other writers are but echoes.
   */
  void throwFirstFailure() throws IOException {
    synchronized (lock) {
      if (failure != null) {
        throw Workers.asThrown(failure);
      }
    }
  }

  private int lastBand() {
    return (infos.get(0).height() - 1) / bandRows;
  }

  /** Waits until the band may be computed, sees to it that it and some behind it are. */
  private Future<List<Tile>> claim(int layer, int band) throws IOException {
    synchronized (lock) {
      moveTo(layer, band);
      while (band > slowest() + ahead && failure == null) {
        waitForOthers();
      }
      if (failure != null) {
        throw new CancellationException("another output failed");
      }
      for (int b = band; b <= Math.min(slowest() + ahead, lastBand()); b++) {
        bands.computeIfAbsent(b, this::start);
      }
      return bands.computeIfAbsent(band, this::start);
    }
  }

  private void moveTo(int layer, int band) {
    positions[layer] = band;
    int first = slowest();
    int last = Math.min(first, lastBand()) + ahead;
    bands.entrySet().removeIf(b -> isNeedless(b.getKey(), first, last) && recycle(b.getValue()));
    lock.notifyAll();
  }

  /** A writer that went back leaves others at bands far below, which they may be copying. */
  private boolean isNeedless(int band, int first, int last) {
    return band < first || (band > last && Arrays.stream(positions).noneMatch(p -> p == band));
  }

  /** Takes the tiles back; those of a band under way or in vain are left to the collector. */
  private boolean recycle(Future<List<Tile>> band) {
    try {
      if (band.isDone()) {
        freeTiles.add(band.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Whoever needs the band is told.
    }
    return true;
  }

  private int slowest() {
    return Arrays.stream(positions).min().orElseThrow();
  }

  private void waitForOthers() throws IOException {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Future<List<Tile>> start(int band) {
    List<Tile> tiles =
        freeTiles.isEmpty()
            ? Stream.generate(Tile::new).limit(infos.size()).toList()
            : freeTiles.remove();
    ImageInfo size = infos.get(0);
    int y = band * bandRows;
    Region region = new Region(0, y, size.width(), Math.min(bandRows, size.height() - y));
    return pool.submit(() -> compute(region, tiles));
  }

  private List<Tile> compute(Region region, List<Tile> tiles) throws IOException {
    if (finished.isPresent() && finished.get().read(region, tiles)) {
      return tiles;
    }
    Layers free = idle.poll();
    Layers layers = free == null ? opener.get() : free;
    try {
      layers.read(region, tiles);
      finished.ifPresent(bands -> bands.put(region, tiles));
      return tiles;
    } finally {
      idle.add(layers);
    }
  }

  private static <T> T await(Future<T> band) throws IOException {
    try {
      return band.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw Workers.asThrown(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    if (failure == null) {
      pool.shutdown(); // an interrupt would close the files that a next pass reads
    } else {
      pool.shutdownNow();
    }
    Workers.await(pool);
    Sources.close(idle.stream());
  }

  /** One layer, pulled by one writer. */
  final class View implements ImageSource {
    private final int layer;

    private View(int layer) {
      this.layer = layer;
    }

    @Override
    public ImageInfo info() {
      return infos.get(layer);
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      into.reshape(region, info().bandCount(), info().sampleType());
      int last = (region.bottom() - 1) / bandRows;
      for (int band = region.y() / bandRows; band <= last; band++) {
        into.copyFrom(await(claim(layer, band)).get(layer));
      }
    }

    @Override
    public void close() {
      synchronized (lock) {
        moveTo(layer, Integer.MAX_VALUE - ahead);
      }
    }
  }
}
