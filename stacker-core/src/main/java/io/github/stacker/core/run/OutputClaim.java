package io.github.stacker.core.run;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.engine.WritableFolder;
import io.github.stacker.core.mapped.DiskFailure;
import io.github.stacker.core.mapped.LockFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outputs of a run, which no other run may write as long as it lasts. Each has a hidden lock
 * file beside it.
 */
final class OutputClaim {
  private static final int MOST_ATTEMPTS = 100;

  private final List<LockFile> locks = new ArrayList<>();
  private final MadeFolders folders;

  private OutputClaim(MadeFolders folders) {
    this.folders = folders;
  }

  /**
   * Claims outputs.
   *
   * @param outputs their files
   * @param folders makes those that hold them; not emptied here, since others may claim files there
   * @return the claim
   * @throws ResourceLimitException if another run writes one of them, or there is no place for it
   */
  static OutputClaim of(List<Path> outputs, MadeFolders folders) {
    OutputClaim claim = new OutputClaim(folders);
    try {
      for (Path output : outputs) {
        claim.add(output);
      }
      return claim;
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private void add(Path output) {
    try {
      locks.add(lock(PendingFile.resolved(output)).orElseThrow(() -> inUse(output)));
    } catch (IOException e) {
      throw refusal(output, e);
    }
  }

  /** Says what is wrong with the folder, if that can be seen, else what the system says. */
  private static ResourceLimitException refusal(Path output, IOException failure) {
    try {
      WritableFolder.existing(Budgets.folderOf(output));
    } catch (ResourceLimitException seen) {
      return new ResourceLimitException(seen.getMessage(), failure);
    }
    return new ResourceLimitException(
        "output \"%s\" cannot be written: %s; choose another folder"
            .formatted(output, DiskFailure.reason(failure)),
        failure);
  }

  /** Tries again where another run that ends deletes the folder, which it had made. */
  private Optional<LockFile> lock(Path target) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        folders.make(target.getParent());
        return LockFile.take(lockOf(target));
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Names of files may be as long as the system allows, so that nothing can be added to them. */
  private static Path lockOf(Path target) {
    String hash = FileHashes.sha256(target.getFileName().toString()).substring(0, 16);
    return target.resolveSibling(".stacker-" + hash + ".lock");
  }

  private static ResourceLimitException inUse(Path output) {
    return new ResourceLimitException(
        "another run that writes \"%s\" is under way; wait for it or end it, or give another name"
            .formatted(output));
  }

  /** Gives the outputs to others. */
  void close() {
    for (LockFile lock : locks) {
      try {
        lock.close();
      } catch (IOException e) {
        // It stays; the next run takes it over.
      }
    }
  }
}
