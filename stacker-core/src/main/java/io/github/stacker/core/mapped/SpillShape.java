package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How frames lie in a {@link Spill}: section after section of some rows, in each the rows of every
 * frame that has samples there, so that what is swept together lies together.
 */
public final class SpillShape {
  /** The rows of all frames that are aimed at in a section: 64 MiB. */
  private static final long SECTION_BYTES = 64L << 20;

  private final List<ImageInfo> frames;
  private final List<Region> covered;
  private final int sectionRows;

  /** The most bytes of a row of a frame. */
  private final long rowBytes;

  /** The pieces before each section, and of all sections at last. */
  private final long[] piecesBefore;

  /** The frames in each section, ascending; empty where every section has every frame. */
  private final int[][] present;

  private SpillShape(List<ImageInfo> frames, List<Region> covered, int sectionRows) {
    this.frames = List.copyOf(frames);
    this.covered = List.copyOf(covered);
    this.sectionRows = sectionRows;
    this.rowBytes = IntStream.range(0, frames.size()).mapToLong(this::rowBytes).max().orElse(0);
    int sections = frames.isEmpty() ? 0 : (frames.get(0).height() - 1) / sectionRows + 1;
    boolean whole = IntStream.range(0, frames.size()).allMatch(f -> isInAll(f, sections));
    this.present =
        whole
            ? new int[0][]
            : IntStream.range(0, sections).mapToObj(this::framesIn).toArray(int[][]::new);
    this.piecesBefore = new long[sections + 1];
    for (int s = 0; s < sections; s++) {
      piecesBefore[s + 1] = piecesBefore[s] + (whole ? frames.size() : present[s].length);
    }
  }

  /**
   * Chooses the height of sections.
   *
   * @param frames what each frame looks like, all of one size; may be empty
   * @param covered the part of each outside of which it has no sample, and nothing is kept
   * @return the shape
   */
  public static SpillShape of(List<ImageInfo> frames, List<Region> covered) {
    if (frames.isEmpty()) {
      return new SpillShape(frames, covered, 1);
    }
    long widest = new SpillShape(frames, covered, frames.get(0).height()).rowBytes;
    long rows =
        Math.min(SECTION_BYTES / frames.size(), ScratchFile.WINDOW_BYTES) / Math.max(1, widest);
    return new SpillShape(
        frames, covered, (int) Math.max(1, Math.min(frames.get(0).height(), rows)));
  }

  /** Frames may differ by an alpha band: the room is that of the largest. */
  private long rowBytes(int frame) {
    ImageInfo info = frames.get(frame);
    return (long) covered.get(frame).width() * info.bandCount() * info.sampleType().bytes();
  }

  private boolean isInAll(int frame, int sections) {
    return sections == 0 || (isIn(frame, 0) && isIn(frame, sections - 1));
  }

  private boolean isIn(int frame, int section) {
    Region part = covered.get(frame);
    long top = (long) section * sectionRows;
    return !part.isEmpty() && part.y() < top + sectionRows && part.bottom() > top;
  }

  private int[] framesIn(int section) {
    return IntStream.range(0, frames.size()).filter(f -> isIn(f, section)).toArray();
  }

  /**
   * Gives the size of the file.
   *
   * @return bytes; 0 without frames
   */
  public long bytes() {
    return Math.multiplyExact(piecesBefore[piecesBefore.length - 1], pieceBytes());
  }

  /** Gives the number of frames. */
  int frameCount() {
    return frames.size();
  }

  /**
   * Gives what a frame looks like.
   *
   * @param frame its number
   * @return size and meaning
   */
  ImageInfo info(int frame) {
    return frames.get(frame);
  }

  /**
   * Gives the part of a frame that is kept.
   *
   * @param frame its number
   * @return a region; perhaps empty
   */
  Region covered(int frame) {
    return covered.get(frame);
  }

  /** Gives the rows of a section; the last may have fewer. */
  int sectionRows() {
    return sectionRows;
  }

  /** Gives the room for one frame's rows of one section. */
  long pieceBytes() {
    return rowBytes * sectionRows;
  }

  /** Gives the place, among all pieces, of a frame's rows of one section, which it has. */
  long piece(int frame, int section) {
    int place = present.length == 0 ? frame : Arrays.binarySearch(present[section], frame);
    return piecesBefore[section] + place;
  }
}
