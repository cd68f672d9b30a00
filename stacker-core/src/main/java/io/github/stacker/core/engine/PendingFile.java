package io.github.stacker.core.engine;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that appears under its name when it is whole, by renaming, and never otherwise. What is
 * not committed is removed when this is closed or the virtual machine ends.
 */
public final class PendingFile implements AutoCloseable {
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> UNFINISHED.forEach(PendingFile::deleteQuietly)));
  }

  private final Path target;
  private final Path path;

  /**
   * Chooses a name beside the target; creates its folder, not the file. A target that is a link
   * stays one: the file it points to is replaced.
   *
   * @param target the final name
   * @throws IOException if the folder cannot be created
   */
  public PendingFile(Path target) throws IOException {
    this.target = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = this.target.getParent();
    Files.createDirectories(folder);
    this.path = folder.resolve(".stacker-" + UUID.randomUUID() + ".part");
    UNFINISHED.add(path);
  }

  /**
   * Gives the name to write to.
   *
   * @return a path in the target's folder
   */
  public Path path() {
    return path;
  }

  /**
   * Gives the final name.
   *
   * @return an absolute path without links
   */
  public Path target() {
    return target;
  }

  /**
   * Gives the file its name; what had that name is replaced.
   *
   * @throws IOException if renaming fails
   */
  public void commit() throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    UNFINISHED.remove(path);
  }

  @Override
  public void close() {
    if (UNFINISHED.remove(path)) {
      deleteQuietly(path);
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It stays; there is nobody left to tell.
    }
  }
}
