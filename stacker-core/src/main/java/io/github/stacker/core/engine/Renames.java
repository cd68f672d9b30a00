package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.DiskFailure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Gives hidden files and folders their names one after the other, all of them or none: where one
 * cannot get its name, those before it lose theirs, and what had these names before has them again.
 *
 * <p>What is to be replaced waits under a hidden name of its own. A file keeps its first name
 * meanwhile (the other is a hard link, where the disk has them), so that each name always leads to
 * a whole file, the old or the new one. The last file of all needs none of that.
 */
final class Renames {
  private final Existing existing;
  private final List<Done> done = new ArrayList<>();

  private Renames(Existing existing) {
    this.existing = existing;
  }

  /**
   * Renames.
   *
   * @param renames what gets which name, in this order
   * @param existing what becomes of what has the names
   * @throws IOException if a name cannot be given; all is as it was before, unless the message says
   *     where it is
   */
  static void carryOut(List<Rename> renames, Existing existing) throws IOException {
    Renames all = new Renames(existing);
    for (int i = 0; i < renames.size(); i++) {
      try {
        all.carryOut(renames.get(i), i == renames.size() - 1);
      } catch (IOException | RuntimeException e) {
        throw new IOException(
            "\"%s\" cannot be put in place: %s%s"
                .formatted(renames.get(i).to(), DiskFailure.reason(e), all.undo(e)),
            e);
      }
    }
    all.done.forEach(step -> step.old().ifPresent(FileTree::deleteQuietly));
  }

  private void carryOut(Rename rename, boolean last) throws IOException {
    Path to = rename.to();
    boolean replaces = Files.exists(to, LinkOption.NOFOLLOW_LINKS);
    if (replaces && existing == Existing.KEPT) {
      throw new FileAlreadyExistsException(to.toString());
    }
    boolean folder = Files.isDirectory(rename.from());
    boolean alike = Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS) == folder;
    Optional<Path> old =
        replaces && alike && (folder || !last)
            ? Optional.of(setAside(to, rename.old(), folder))
            : Optional.empty();
    done.add(new Done(rename, old));
    move(rename.from(), to, folder || existing == Existing.KEPT);
  }

  private static Path setAside(Path to, Path old, boolean folder) throws IOException {
    if (!folder) {
      try {
        return Files.createLink(old, to);
      } catch (UnsupportedOperationException | FileSystemException e) {
        // This disk has no hard links.
      }
    }
    return Files.move(to, old);
  }

  private static void move(Path from, Path to, boolean onlyIfAbsent) throws IOException {
    if (onlyIfAbsent) {
      Files.move(from, to);
      return;
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes all names back; gives the end of a sentence about those that cannot be given back. */
  private String undo(Exception cause) {
    StringBuilder lost = new StringBuilder();
    Collections.reverse(done);
    for (Done step : done) {
      try {
        step.undo();
      } catch (IOException e) {
        cause.addSuppressed(e);
        step.old()
            .filter(Files::exists)
            .ifPresent(
                old ->
                    lost.append(
                        "; what was \"%s\" is now \"%s\"".formatted(step.rename().to(), old)));
      }
    }
    return lost.length() == 0 ? "; nothing has been replaced" : lost.toString();
  }

  /**
   * What gets which name.
   *
   * @param from a hidden file or folder
   * @param to its name
   */
  record Rename(Path from, Path to) {
    /** Gives the hidden name for what has had the name. */
    Path old() {
      return from.resolveSibling(from.getFileName() + ".old");
    }

    /** Gives the name back that was taken from something when a process was killed. */
    void recover() throws IOException {
      if (Files.exists(old()) && !Files.exists(to)) {
        Files.move(old(), to);
      }
      FileTree.delete(old());
    }
  }

  private record Done(Rename rename, Optional<Path> old) {
    void undo() throws IOException {
      if (!Files.exists(rename.from())) {
        Files.move(rename.to(), rename.from());
      }
      if (old.isPresent()) {
        move(old.get(), rename.to(), Files.isDirectory(old.get()));
      }
    }
  }
}
