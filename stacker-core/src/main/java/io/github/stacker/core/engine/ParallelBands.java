package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * An image computed by several threads, a few bands ahead of the writer that pulls it from top to
 * bottom. Every thread has a source of its own; bands do not depend on each other, so the samples
 * do not depend on the threads.
 */
final class ParallelBands implements ImageSource {
  private final Supplier<ImageSource> opener;
  private final int bandRows;
  private final int ahead;
  private final ExecutorService pool;
  private final Queue<ImageSource> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Tile> freeTiles = new ArrayDeque<>();
  private final TreeMap<Integer, Future<Tile>> bands = new TreeMap<>();
  private final ImageInfo info;

  /**
   * Starts nothing yet.
   *
   * @param opener makes a source, called once a thread
   * @param bandRows rows computed at once
   * @param threads how many threads compute
   */
  ParallelBands(Supplier<ImageSource> opener, int bandRows, int threads) {
    this.opener = opener;
    this.bandRows = bandRows;
    this.ahead = threads + 1;
    this.pool = Workers.pool(threads, "band");
    ImageSource source = opener.get();
    this.info = source.info();
    idle.add(source);
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    int first = region.y() / bandRows;
    int last = (region.bottom() - 1) / bandRows;
    forgetOutside(first, last + ahead);
    into.reshape(region, info.bandCount(), info.sampleType());
    for (int band = first; band <= last; band++) {
      for (int next = band; next <= Math.min(band + ahead, lastBand()); next++) {
        bands.computeIfAbsent(next, this::start);
      }
      into.copyFrom(await(bands.get(band)));
      if (band < last) {
        forget(bands.headMap(band + 1));
      }
    }
  }

  private int lastBand() {
    return (info.height() - 1) / bandRows;
  }

  private Future<Tile> start(int band) {
    Tile tile = freeTiles.isEmpty() ? new Tile() : freeTiles.remove();
    int y = band * bandRows;
    Region region = new Region(0, y, info.width(), Math.min(bandRows, info.height() - y));
    return pool.submit(() -> compute(region, tile));
  }

  private Tile compute(Region region, Tile tile) throws IOException {
    ImageSource free = idle.poll();
    ImageSource source = free == null ? opener.get() : free;
    try {
      source.read(region, tile);
      return tile;
    } finally {
      idle.add(source);
    }
  }

  private void forgetOutside(int first, int last) throws IOException {
    forget(bands.headMap(first));
    forget(bands.tailMap(last + 1));
  }

  private void forget(Map<Integer, Future<Tile>> old) throws IOException {
    for (Future<Tile> done : old.values()) {
      freeTiles.add(await(done));
    }
    old.clear();
  }

  private static Tile await(Future<Tile> band) throws IOException {
    try {
      return band.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw asThrown(e.getCause());
    }
  }

  private static IOException asThrown(Throwable cause) {
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException e ? e : new IOException("failed with " + cause, cause);
  }

  @Override
  public void close() throws IOException {
    pool.shutdownNow();
    Workers.await(pool);
    Sources.close(idle);
  }
}
