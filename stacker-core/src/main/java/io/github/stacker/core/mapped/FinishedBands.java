package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bands of pictures that were computed together, kept so that a next start need not compute them
 * again. Threads may read and write different bands at the same time.
 *
 * <p>Bands follow each other, in each the rows of the first picture, then those of the second, and
 * so on. A window of at most 1 GiB holds whole bands.
 */
public final class FinishedBands implements AutoCloseable {
  private final RunScratch scratch;
  private final String name;
  private final List<ImageInfo> pictures;
  private final int bandRows;
  private final int bandBytes;
  private final int bandsPerWindow;
  private final ScratchFile file;
  private final List<ByteBuffer> windows = new ArrayList<>();
  private final Counters finished;

  private FinishedBands(
      RunScratch scratch,
      String name,
      List<ImageInfo> pictures,
      int bandRows,
      ScratchFile file,
      Counters finished)
      throws IOException {
    this.scratch = scratch;
    this.name = name;
    this.pictures = List.copyOf(pictures);
    this.bandRows = bandRows;
    this.bandBytes = Math.toIntExact(bandBytes(pictures, bandRows));
    this.bandsPerWindow = (int) (ScratchFile.WINDOW_BYTES / bandBytes);
    this.file = file;
    this.finished = finished;
    long windowBytes = (long) bandsPerWindow * bandBytes;
    for (long at = 0; at < file.bytes(); at += windowBytes) {
      windows.add(file.map(at, Math.min(windowBytes, file.bytes() - at)));
    }
  }

  /**
   * Tells how large the file will be.
   *
   * @param pictures what each picture looks like, all of one size
   * @param bandRows rows of a band
   * @return bytes; nothing can be kept if a band takes more than 1 GiB of them
   */
  public static long fileBytes(List<ImageInfo> pictures, int bandRows) {
    return Math.multiplyExact(
        bandBytes(pictures, bandRows), (long) bandCount(pictures.get(0), bandRows));
  }

  /**
   * Tells whether bands are small enough to be kept.
   *
   * @param pictures what each picture looks like, all of one size
   * @param bandRows rows of a band
   * @return true if a band takes at most 1 GiB
   */
  public static boolean canKeep(List<ImageInfo> pictures, int bandRows) {
    return bandBytes(pictures, bandRows) <= ScratchFile.WINDOW_BYTES;
  }

  /**
   * Opens the bands as they were left.
   *
   * @param scratch where
   * @param name under which they are kept
   * @param pictures what each picture looks like, all of one size
   * @param bandRows rows of a band
   * @return at first no bands
   * @throws IOException if there is no room
   */
  public static FinishedBands open(
      RunScratch scratch, String name, List<ImageInfo> pictures, int bandRows) throws IOException {
    ScratchFile file = scratch.file(name, fileBytes(pictures, bandRows));
    try {
      Counters finished = scratch.counters(name, bandCount(pictures.get(0), bandRows));
      FinishedBands bands = new FinishedBands(scratch, name, pictures, bandRows, file, finished);
      if (finished.isAnySet()) {
        scratch.counted(name); // by a former start
      }
      return bands;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static long bandBytes(List<ImageInfo> pictures, int bandRows) {
    return pictures.stream().mapToLong(info -> info.bytesPerRow() * bandRows).sum();
  }

  private static int bandCount(ImageInfo picture, int bandRows) {
    return (picture.height() - 1) / bandRows + 1;
  }

  /**
   * Tells how many bands there are in a whole picture.
   *
   * @return at least 1
   */
  public int count() {
    return finished.count();
  }

  /**
   * Counts the bands that are here.
   *
   * @return from 0 to {@link #count}
   */
  public int finished() {
    int bands = 0;
    for (int band = 0; band < finished.count(); band++) {
      bands += (int) finished.get(band);
    }
    return bands;
  }

  /**
   * Reads a band, if it is here.
   *
   * @param region the band
   * @param into one tile for each picture; gets the samples
   * @return whether it was here
   */
  public boolean read(Region region, List<Tile> into) {
    int band = region.y() / bandRows;
    if (finished.get(band) == 0) {
      return false;
    }
    int offset = offset(band);
    for (int i = 0; i < pictures.size(); i++) {
      ImageInfo info = pictures.get(i);
      into.get(i).reshape(region, info.bandCount(), info.sampleType());
      TileBytes.get(window(band), offset, into.get(i), 0, into.get(i).sampleCount());
      offset += (int) info.bytesPerRow() * bandRows;
    }
    return true;
  }

  /**
   * Keeps a band.
   *
   * @param region the band
   * @param tiles its samples, one tile for each picture
   * @throws ScratchException if the disk fails
   */
  public void put(Region region, List<Tile> tiles) throws ScratchException {
    int band = region.y() / bandRows;
    int offset = offset(band);
    for (int i = 0; i < pictures.size(); i++) {
      TileBytes.put(tiles.get(i), 0, tiles.get(i).sampleCount(), window(band), offset);
      offset += (int) pictures.get(i).bytesPerRow() * bandRows;
    }
    finished.set(band, 1);
    scratch.counted(name);
  }

  private ByteBuffer window(int band) {
    return windows.get(band / bandsPerWindow);
  }

  private int offset(int band) {
    return band % bandsPerWindow * bandBytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
