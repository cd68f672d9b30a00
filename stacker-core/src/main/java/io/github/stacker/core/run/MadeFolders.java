package io.github.stacker.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders that are made for outputs, and go again if they stay empty. Threads may share them, until
 * all are done.
 */
final class MadeFolders implements AutoCloseable {
  private final List<Path> made = new ArrayList<>();

  /**
   * Makes a folder, and those that hold it, where they are not there.
   *
   * @param folder what is wanted
   * @throws IOException if it cannot be made
   */
  synchronized void make(Path folder) throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      make(folder.getParent());
    }
    Files.createDirectories(folder);
    made.add(0, folder);
  }

  /** Removes those that are empty. */
  @Override
  public synchronized void close() {
    for (Path folder : made) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // The outputs are in it.
      }
    }
  }
}
