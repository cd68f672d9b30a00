package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.Notes;
import io.github.stacker.core.mapped.RunScratch;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

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
    Runtime.getRuntime().addShutdownHook(new Thread(PendingFile::deleteUnfinished));
  }

  private static void deleteUnfinished() {
    synchronized (UNFINISHED) {
      UNFINISHED.forEach(FileTree::deleteQuietly);
    }
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
    this.path =
        home.resolve(HIDDEN + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
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

  /** Gives what is renamed in the end: the folder, if there is one, and the file. */
  private List<Renames.Rename> renames() {
    Stream<Renames.Rename> folders =
        folder.stream().map(from -> new Renames.Rename(from, targetFolder.orElseThrow()));
    return Stream.concat(folders, Stream.of(new Renames.Rename(path, target))).toList();
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
    renames().forEach(rename -> notes.add(rename.from().toUri() + " " + rename.to().toUri()));
    return this;
  }

  /**
   * Removes what a killed process has left unfinished, and gives back the names that it had just
   * taken from what was there before.
   *
   * @param work where that was noted
   * @throws IOException if something cannot be removed
   */
  public static void removeNoted(RunScratch work) throws IOException {
    for (String line : work.notes(NOTES).lines()) {
      Optional<Renames.Rename> noted = noted(line);
      if (noted.isPresent()) {
        noted.get().recover();
        FileTree.delete(noted.get().from());
      }
    }
  }

  /** A power failure may leave anything in the notes. */
  private static Optional<Renames.Rename> noted(String line) {
    try {
      String[] names = line.split(" ");
      Path from = Path.of(URI.create(names[0]));
      boolean hidden = from.getFileName().toString().startsWith(HIDDEN);
      return hidden && names.length == 2
          ? Optional.of(new Renames.Rename(from, Path.of(URI.create(names[1]))))
          : Optional.empty();
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
   * @throws IOException if renaming fails; all is as it was before
   */
  public void commit() throws IOException {
    commit(List.of(this), Existing.REPLACED);
  }

  /**
   * Gives files their names, each after its folder, all of them or none. A virtual machine that
   * ends waits for that.
   *
   * @param files what is whole now
   * @param existing what becomes of what has these names
   * @throws IOException if renaming fails; all is as it was before, unless the message says where
   *     it is
   */
  static void commit(List<PendingFile> files, Existing existing) throws IOException {
    synchronized (UNFINISHED) {
      List<Renames.Rename> renames =
          files.stream()
              .flatMap(file -> file.renames().stream())
              .filter(rename -> Files.exists(rename.from()))
              .toList();
      Renames.carryOut(renames, existing);
      renames.forEach(rename -> UNFINISHED.remove(rename.from()));
    }
  }

  @Override
  public void close() {
    folder.ifPresent(PendingFile::abandon);
    abandon(path);
  }

  private static void abandon(Path path) {
    if (UNFINISHED.remove(path)) {
      FileTree.deleteQuietly(path);
    }
  }
}
