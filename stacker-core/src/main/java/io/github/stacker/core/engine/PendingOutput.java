package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.DiskFailure;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.trace.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The steps of writing an output, their failures told with the output's name. */
final class PendingOutput {
  private PendingOutput() {}

  /** Makes the file that will become an output; its name is noted. */
  static PendingFile open(ExecutionPlan.OutputPlan output, RunScratch work) {
    Path target = output.job().file();
    try {
      return new PendingFile(target, output.job().writer()::folderOf).notedIn(work);
    } catch (IOException e) {
      throw failure(target, "cannot be written", e);
    }
  }

  /** Writes a picture; so many threads may work for its writer. */
  static void write(
      ExecutionPlan.OutputPlan output, ImageSource picture, PendingFile file, int threads) {
    try (Work work = Work.onOutput(output.job().file(), output.image().region().pixels())) {
      output.job().writer().withThreads(threads).write(picture, file.path());
      work.wrote(Files.size(file.path()));
    } catch (IOException | UncheckedIOException e) {
      throw failure(output.job().file(), "cannot be written", e);
    }
  }

  /** Sees to it that an output survives a power failure that comes after its name. */
  static void force(PendingFile file) {
    try {
      file.force();
    } catch (IOException e) {
      throw failure(file.target(), "cannot be written", e);
    }
  }

  /** Gives outputs their names, all of them or none. */
  static void commit(List<PendingFile> files, Existing existing) {
    try {
      PendingFile.commit(files, existing);
    } catch (IOException e) {
      throw new ResourceLimitException("output " + e.getMessage(), e);
    }
  }

  private static ResourceLimitException failure(Path output, String what, Exception e) {
    return new ResourceLimitException(
        "output \"%s\" %s: %s".formatted(output, what, DiskFailure.reason(e)), e);
  }
}
