package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.Notes;
import io.github.stacker.core.mapped.RunScratch;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * A file, perhaps with a folder beside it, that appears under its name when it is whole, by
 * renaming, and never otherwise. What is not committed is removed when this is closed or the
 * virtual machine ends.
 */
public final class PendingFile implements AutoCloseable {
  private static final String NOTES = "parts";
  private static final String HIDDEN = ".stacker-";
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> UNFINISHED.forEach(PendingFile::deleteQuietly)));
  }

  private final Path target;
  private final Path path;
  private final Optional<Path> targetFolder;
  private final Optional<Path> folder;

  /**
   * Chooses a name beside the target; creates its folder, not the file. A target that is a link
   * stays one: the file it points to is replaced.
   *
   * @param target the final name
   * @throws IOException if the folder cannot be created
   */
  public PendingFile(Path target) throws IOException {
    this(target, file -> Optional.empty());
  }

  /**
   * Chooses names for a file and what belongs to it.
   *
   * @param target the final name
   * @param folderOf gives the folder that a file has beside it, if it has one
   * @throws IOException if the folder that holds the target cannot be created
   */
  PendingFile(Path target, Function<Path, Optional<Path>> folderOf) throws IOException {
    this.target = resolved(target);
    Path home = this.target.getParent();
    Files.createDirectories(home);
    this.path = hidden(home, ".part");
    this.targetFolder = folderOf.apply(this.target);
    this.folder = folderOf.apply(path);
    UNFINISHED.add(path);
    folder.ifPresent(UNFINISHED::add);
  }

  /**
   * Follows a link.
   *
   * @param target the name of a file
   * @return the name of the file itself, absolute
   * @throws IOException if the file cannot be asked
   */
  public static Path resolved(Path target) throws IOException {
    return Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
  }

  private static Path hidden(Path home, String ending) {
    return home.resolve(HIDDEN + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ending);
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
   * Remembers the names that are written to, in case the process is killed.
   *
   * @param work where a next start finds them
   * @return this
   * @throws IOException if the disk fails
   */
  public PendingFile notedIn(RunScratch work) throws IOException {
    Notes notes = work.notes(NOTES);
    notes.add(path.toUri().toString());
    folder.ifPresent(each -> notes.add(each.toUri().toString()));
    return this;
  }

  /**
   * Removes what a killed process has left unfinished.
   *
   * @param work where that was noted
   * @throws IOException if something cannot be removed
   */
  public static void removeNoted(RunScratch work) throws IOException {
    for (String name : work.notes(NOTES).lines()) {
      Optional<Path> path = noted(name);
      if (path.isPresent()) {
        FileTree.delete(path.get());
      }
    }
  }

  /** A power failure may leave anything in the notes. */
  private static Optional<Path> noted(String name) {
    try {
      Path path = Path.of(URI.create(name));
      return Optional.of(path).filter(p -> p.getFileName().toString().startsWith(HIDDEN));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits until what was written to the file is on the disk.
   *
   * @throws IOException if the disk fails
   */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Gives the file its name, after its folder; what had these names is replaced.
   *
   * @throws IOException if renaming fails
   */
  public void commit() throws IOException {
    if (folder.isPresent() && Files.exists(folder.get())) {
      commit(folder.get(), targetFolder.orElseThrow());
    }
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    UNFINISHED.remove(path);
  }

  /** A folder cannot take the place of another, so the old one is put aside, then deleted. */
  private static void commit(Path folder, Path target) throws IOException {
    Path old = hidden(target.getParent(), ".old");
    boolean replaces = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      Files.move(target, old);
    }
    try {
      Files.move(folder, target);
    } catch (IOException | RuntimeException e) {
      if (replaces) {
        Files.move(old, target);
      }
      throw e;
    }
    UNFINISHED.remove(folder);
    if (replaces) {
      deleteQuietly(old);
    }
  }

  @Override
  public void close() {
    folder.ifPresent(PendingFile::abandon);
    abandon(path);
  }

  private static void abandon(Path path) {
    if (UNFINISHED.remove(path)) {
      deleteQuietly(path);
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      // It stays; there is nobody left to tell.
    }
  }
}
