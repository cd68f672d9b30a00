package io.github.stacker.core.mapped;

import java.io.IOException;

/**
 * Where a run keeps what it has done, each thing under a name of its own: in a {@link ScratchSpace}
 * until it ends, in a {@link KeptScratch} for the next start.
 */
public interface RunScratch {
  /**
   * Gives the same scratch for files that are made in room held for them.
   *
   * @param held room on the same disk
   * @return scratch that gives it up while files are made
   */
  RunScratch with(HeldRoom held);

  /**
   * Tells what a former start has left.
   *
   * @return the size of all files that are here
   * @throws IOException if the disk fails
   */
  long takenBytes() throws IOException;

  /**
   * Gives the file of a name.
   *
   * @param name letters and hyphens
   * @param bytes its size, always the same for one name
   * @return the file as it was left, at first full of zeros
   * @throws IOException if there is no room, or the disk fails
   */
  ScratchFile file(String name, long bytes) throws IOException;

  /**
   * Gives the counters of a name.
   *
   * @param name letters and hyphens; may be that of a file
   * @param count how many, always the same for one name
   * @return the counters as they were left, at first all 0
   * @throws IOException if there is no room, or the disk fails
   */
  Counters counters(String name, int count) throws IOException;

  /**
   * Gives the notes of a name.
   *
   * @param name letters and hyphens
   * @return the notes as they were left, at first none
   * @throws IOException if the disk fails
   */
  Notes notes(String name) throws IOException;
}
