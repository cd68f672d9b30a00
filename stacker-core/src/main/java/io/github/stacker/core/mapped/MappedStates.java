package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.List;

/**
 * The accumulator of a fold of any size: a few numbers of state for each place of the result, in a
 * scratch file of any size.
 *
 * <p>Bands of rows follow each other; within a band its planes follow each other, each starting on
 * a page of its own. A window of at most 1 GiB holds whole bands, so no access straddles two.
 * Numbers are in the machine's byte order.
 */
public final class MappedStates implements StateBands {
  private final ScratchFile file;
  private final List<MappedBand> bands;
  private final Counters counters;

  private MappedStates(ScratchFile file, List<MappedBand> bands, Counters counters) {
    this.file = file;
    this.bands = bands;
    this.counters = counters;
  }

  /**
   * Tells how large the file will be.
   *
   * @param planes the numbers kept for each place
   * @param bandPlaces places of a band
   * @param bandCount number of bands
   * @return bytes
   */
  public static long fileBytes(List<StatePlane> planes, int bandPlaces, int bandCount) {
    return Math.multiplyExact(bandBytes(planes, bandPlaces), (long) bandCount);
  }

  /**
   * Reserves and maps the file.
   *
   * @param scratch where
   * @param name under which it is kept, if it is
   * @param planes the numbers kept for each place
   * @param bandPlaces places of a band
   * @param bandCount number of bands
   * @return the state, undefined until stored
   * @throws IOException if there is no room
   */
  public static MappedStates create(
      RunScratch scratch, String name, List<StatePlane> planes, int bandPlaces, int bandCount)
      throws IOException {
    long bandBytes = bandBytes(planes, bandPlaces);
    ScratchFile file = scratch.file(name, fileBytes(planes, bandPlaces, bandCount));
    try {
      return new MappedStates(
          file,
          mapBands(file, planes, bandPlaces, bandBytes, bandCount),
          scratch.counters(name, bandCount));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static List<MappedBand> mapBands(
      ScratchFile file, List<StatePlane> planes, int bandPlaces, long bandBytes, int bandCount)
      throws IOException {
    if (bandBytes == 0) {
      return Collections.nCopies(bandCount, new MappedBand(new Buffer[0]));
    }
    MappedBand[] bands = new MappedBand[bandCount];
    int perWindow = (int) Math.max(1, Math.min(bandCount, ScratchFile.WINDOW_BYTES / bandBytes));
    for (int first = 0; first < bandCount; first += perWindow) {
      int count = Math.min(perWindow, bandCount - first);
      ByteBuffer window = file.map(first * bandBytes, count * bandBytes);
      for (int b = 0; b < count; b++) {
        ByteBuffer band = window.slice((int) (b * bandBytes), (int) bandBytes);
        bands[first + b] = MappedBand.of(band.order(ByteOrder.nativeOrder()), planes, bandPlaces);
      }
    }
    return List.of(bands);
  }

  private static long bandBytes(List<StatePlane> planes, int bandPlaces) {
    return planes.stream().mapToLong(plane -> planeBytes(plane, bandPlaces)).sum();
  }

  private static long planeBytes(StatePlane plane, int bandPlaces) {
    return ScratchFile.pages((long) bandPlaces * plane.type().bytes());
  }

  @Override
  public StateBand band(int index) {
    return bands.get(index);
  }

  @Override
  public Counters counters() {
    return counters;
  }

  /** Copies a band to one of another state of the same planes and places. */
  void copy(int band, MappedStates into, int intoBand) {
    bands.get(band).copyTo(into.bands.get(intoBand));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private record MappedBand(Buffer[] planes) implements StateBand {
    static MappedBand of(ByteBuffer bytes, List<StatePlane> planes, int bandPlaces) {
      Buffer[] views = new Buffer[planes.size()];
      int offset = 0;
      for (int p = 0; p < views.length; p++) {
        int length = (int) planeBytes(planes.get(p), bandPlaces);
        ByteBuffer part = bytes.slice(offset, length).order(bytes.order());
        views[p] =
            switch (planes.get(p).type()) {
              case INT32 -> part.asIntBuffer();
              case INT64 -> part.asLongBuffer();
              case FLOAT64 -> part.asDoubleBuffer();
            };
        offset += length;
      }
      return new MappedBand(views);
    }

    void copyTo(MappedBand into) {
      for (int p = 0; p < planes.length; p++) {
        int count = planes[p].capacity();
        if (planes[p] instanceof IntBuffer ints) {
          ((IntBuffer) into.planes[p]).put(0, ints, 0, count);
        } else if (planes[p] instanceof LongBuffer longs) {
          ((LongBuffer) into.planes[p]).put(0, longs, 0, count);
        } else {
          ((DoubleBuffer) into.planes[p]).put(0, (DoubleBuffer) planes[p], 0, count);
        }
      }
    }

    @Override
    public StateRun load(int offset, int count, StateRun into) {
      for (int p = 0; p < planes.length; p++) {
        if (planes[p] instanceof IntBuffer ints) {
          ints.get(offset, into.ints(p), 0, count);
        } else if (planes[p] instanceof LongBuffer longs) {
          longs.get(offset, into.longs(p), 0, count);
        } else {
          ((DoubleBuffer) planes[p]).get(offset, into.doubles(p), 0, count);
        }
      }
      return into;
    }

    @Override
    public void store(int offset, int count, StateRun from) {
      for (int p = 0; p < planes.length; p++) {
        if (planes[p] instanceof IntBuffer ints) {
          ints.put(offset, from.ints(p), 0, count);
        } else if (planes[p] instanceof LongBuffer longs) {
          longs.put(offset, from.longs(p), 0, count);
        } else {
          ((DoubleBuffer) planes[p]).put(offset, from.doubles(p), 0, count);
        }
      }
    }
  }
}
