package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.mapped.Spill;
import io.github.stacker.core.mapped.SpillShape;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layers computed tile by tile and asked for band by band. The rows of tiles that bands at work
 * touch wait in mapped scratch. A row of tiles is computed by all threads that ask for a part of
 * it, each with layers of its own; one that is no longer there is computed again.
 */
final class TileWindow implements AutoCloseable {
  private final Tiling tiling;
  private final List<ImageInfo> infos;
  private final int bandRows;
  private final Spill spill;

  /** What waits at each place; guards itself and what it holds. */
  private final TileRow[] held;

  private TileWindow(
      Tiling tiling, List<ImageInfo> infos, int bandRows, TileRow[] places, Spill spill) {
    this.tiling = tiling;
    this.infos = infos;
    this.bandRows = bandRows;
    this.held = places;
    this.spill = spill;
  }

  /**
   * Reserves room.
   *
   * @param scratch where
   * @param tiling narrower than the layers
   * @param infos describes the layers, all of one size
   * @param bandRows rows of a band; no more of a tile are computed at once
   * @param threads how many compute bands
   * @throws IOException if there is no room
   */
  static TileWindow create(
      RunScratch scratch, Tiling tiling, List<ImageInfo> infos, int bandRows, int threads)
      throws IOException {
    int places = places(tiling, bandRows, threads);
    Spill spill = Spill.create(scratch, shape(tiling, infos, places));
    return new TileWindow(tiling, List.copyOf(infos), bandRows, new TileRow[places], spill);
  }

  /** Tells how much scratch a window takes. */
  static long fileBytes(Tiling tiling, List<ImageInfo> infos, int bandRows, int threads) {
    return shape(tiling, infos, places(tiling, bandRows, threads)).bytes();
  }

  /** The rows of tiles that bands at work can touch. */
  private static int places(Tiling tiling, int bandRows, int threads) {
    return (SharedBands.bandsAtOnce(threads) * bandRows - 1) / tiling.height() + 2;
  }

  private static SpillShape shape(Tiling tiling, List<ImageInfo> infos, int places) {
    List<ImageInfo> rows =
        Collections.nCopies(places, infos).stream()
            .flatMap(List::stream)
            .map(info -> info.withSize(info.width(), tiling.height()))
            .toList();
    return SpillShape.of(rows, rows.stream().map(ImageInfo::region).toList());
  }

  /**
   * Gives the layers for one thread.
   *
   * @param layers computes tiles; closed with the result
   */
  Layers over(Layers layers) {
    return new View(layers);
  }

  /** Gives the row of tiles that a row of pixels is in; the first may be cut. */
  private int tileRow(int y) {
    return Math.floorDiv(y - tiling.top(), tiling.height());
  }

  /** Gives the first row of pixels of a row of tiles, perhaps above the picture. */
  private int top(int tileRow) {
    return tiling.top() + tileRow * tiling.height();
  }

  /** Gives the first column of pixels of the first tiles, perhaps left of the picture. */
  private int left() {
    return tiling.left() == 0 ? 0 : tiling.left() - tiling.width();
  }

  /** Waits for a place, and holds the row of tiles there. */
  private TileRow acquire(int number) throws IOException {
    synchronized (held) {
      while (true) {
        for (TileRow row : held) {
          if (row != null && row.number == number) {
            row.users++;
            return row;
          }
        }
        int place = freePlace();
        if (place >= 0) {
          held[place] = new TileRow(number, place);
          return held[place];
        }
        await();
      }
    }
  }

  /** Gives a place that nobody uses, the uppermost row's before others'; -1 if there is none. */
  private int freePlace() {
    int free = -1;
    for (int place = 0; place < held.length; place++) {
      TileRow row = held[place];
      if (row == null) {
        return place;
      }
      if (row.users == 0 && (free < 0 || row.number < held[free].number)) {
        free = place;
      }
    }
    return free;
  }

  private void release(TileRow row) {
    synchronized (held) {
      row.users--;
      held.notifyAll();
    }
  }

  private void await() throws IOException {
    try {
      held.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    spill.close();
  }

  /** A row of tiles in its place, computed or not yet. */
  private final class TileRow {
    private final int number;
    private final int place;
    private final int columns;
    private int users = 1;
    private int begun;
    private int done;
    private Throwable failure;

    TileRow(int number, int place) {
      this.number = number;
      this.place = place;
      this.columns = (infos.get(0).width() - 1 - left()) / tiling.width() + 1;
    }

    /** Computes tiles until all are computed. */
    void compute(Layers layers, List<Tile> piece) throws IOException {
      for (int column = next(); column < columns; column = next()) {
        try {
          compute(column, layers, piece);
        } catch (IOException | RuntimeException | Error e) {
          fail(e);
          throw e;
        }
        synchronized (held) {
          done++;
          held.notifyAll();
        }
      }
      synchronized (held) {
        while (done < columns && failure == null) {
          await();
        }
        if (failure != null) {
          throw Workers.asThrown(failure);
        }
      }
    }

    private int next() {
      synchronized (held) {
        return failure == null ? Math.min(begun++, columns) : columns;
      }
    }

    private void fail(Throwable e) {
      synchronized (held) {
        failure = failure == null ? e : failure;
        held.notifyAll();
      }
    }

    private void compute(int column, Layers layers, List<Tile> piece) throws IOException {
      int x = left() + column * tiling.width();
      Region tile =
          new Region(x, top(number), tiling.width(), tiling.height())
              .intersection(infos.get(0).region());
      for (int y = tile.y(); y < tile.bottom(); y += bandRows) {
        int rows = Math.min(bandRows, tile.bottom() - y);
        layers.read(new Region(tile.x(), y, tile.width(), rows), piece);
        for (int i = 0; i < infos.size(); i++) {
          piece.get(i).moveTo(tile.x(), y - top(number));
          spill.put(place * infos.size() + i, piece.get(i));
        }
      }
    }

    /** Copies a region that lies in this row of tiles. */
    void read(Region region, int layer, Tile into) {
      spill.read(place * infos.size() + layer, region.translate(0, -top(number)), into);
      into.moveTo(region.x(), region.y());
    }
  }

  /** The layers of one thread. */
  private final class View implements Layers {
    private final Layers layers;
    private final List<Tile> piece = Stream.generate(Tile::new).limit(infos.size()).toList();
    private final Tile part = new Tile();

    View(Layers layers) {
      this.layers = layers;
    }

    @Override
    public void read(Region region, List<Tile> into) throws IOException {
      for (int i = 0; i < infos.size(); i++) {
        into.get(i).reshape(region, infos.get(i).bandCount(), infos.get(i).sampleType());
      }
      int last = tileRow(region.bottom() - 1);
      for (int number = tileRow(region.y()); number <= last; number++) {
        int y = Math.max(region.y(), top(number));
        int bottom = Math.min(region.bottom(), top(number + 1));
        read(number, new Region(region.x(), y, region.width(), bottom - y), into);
      }
    }

    private void read(int number, Region region, List<Tile> into) throws IOException {
      TileRow row = acquire(number);
      try {
        row.compute(layers, piece);
        for (int i = 0; i < infos.size(); i++) {
          if (region.equals(into.get(i).region())) {
            row.read(region, i, into.get(i));
          } else {
            row.read(region, i, part);
            into.get(i).copyFrom(part);
          }
        }
      } finally {
        release(row);
      }
    }

    @Override
    public void close() throws IOException {
      layers.close();
    }
  }
}
