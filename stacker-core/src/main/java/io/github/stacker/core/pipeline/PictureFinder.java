package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks at files to tell which pictures are in them. */
public interface PictureFinder {
  /**
   * Tells whether a file is, or should be, of a known format.
   *
   * @param file the file
   * @return false for notes beside pictures
   */
  boolean isPicture(Path file);

  /**
   * Gives all frames of a file.
   *
   * @param file the file
   * @return where they are, in their order there; the file itself if it cannot be opened
   * @throws IOException if its pictures cannot be listed; the message does not name it
   */
  List<FrameLocation> frames(Path file) throws IOException;
}
