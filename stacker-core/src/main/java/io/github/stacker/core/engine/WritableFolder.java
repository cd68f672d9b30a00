package io.github.stacker.core.engine;

import io.github.stacker.api.ResourceLimitException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders in which something is to be written; they need not be there yet. */
public final class WritableFolder {
  private WritableFolder() {}

  /**
   * Gives the folder, or else the nearest above it that is there.
   *
   * @param folder what will be written to
   * @return what is there of it
   * @throws ResourceLimitException if that is no folder, or may not be written to
   */
  public static Path existing(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new ResourceLimitException(
          "\"%s\" is not a folder that can be written to; choose another for scratch or outputs"
              .formatted(existing));
    }
    return existing;
  }
}
