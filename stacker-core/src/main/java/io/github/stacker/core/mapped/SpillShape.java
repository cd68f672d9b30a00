package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import java.util.List;

/**
 * How frames lie in a {@link Spill}: section after section of some rows, in each the rows of every
 * frame, so that what is swept together lies together.
 *
 * @param frames what each frame looks like, all of one size
 * @param sectionRows rows of a section; the last section may have fewer
 */
public record SpillShape(List<ImageInfo> frames, int sectionRows) {
  /** The rows of all frames that are aimed at in a section: 64 MiB. */
  private static final long SECTION_BYTES = 64L << 20;

  /** Copies the list. */
  public SpillShape {
    frames = List.copyOf(frames);
  }

  /**
   * Chooses the height of sections.
   *
   * @param frames what each frame looks like, all of one size; may be empty
   * @return the shape
   */
  public static SpillShape of(List<ImageInfo> frames) {
    if (frames.isEmpty()) {
      return new SpillShape(frames, 1);
    }
    long rowBytes = rowBytes(frames);
    long rows = Math.min(SECTION_BYTES / frames.size(), ScratchFile.WINDOW_BYTES) / rowBytes;
    return new SpillShape(frames, (int) Math.max(1, Math.min(frames.get(0).height(), rows)));
  }

  /**
   * Gives the size of the file.
   *
   * @return bytes; 0 without frames
   */
  public long bytes() {
    return frames.isEmpty() ? 0 : Math.multiplyExact(pieces(), pieceBytes());
  }

  /** Gives the room for one frame's rows of one section. */
  long pieceBytes() {
    return rowBytes(frames) * sectionRows;
  }

  /** Gives the number of sections times that of frames. */
  long pieces() {
    return ((frames.get(0).height() - 1L) / sectionRows + 1) * frames.size();
  }

  /** Frames may differ by an alpha band: the room is that of the largest. */
  private static long rowBytes(List<ImageInfo> frames) {
    return frames.stream().mapToLong(ImageInfo::bytesPerRow).max().orElse(0);
  }
}
