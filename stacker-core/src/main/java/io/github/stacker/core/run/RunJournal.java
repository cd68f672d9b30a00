package io.github.stacker.core.run;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.UncountedFrames;
import io.github.stacker.core.mapped.KeptScratch;
import io.github.stacker.core.mapped.KeptWork;
import io.github.stacker.core.mapped.RunScratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of one run, kept from start to start until the run is done. */
final class RunJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

  /** Notes of the plan in outline. */
  static final String OUTLINE = "outline";

  /** Notes of the number of each process that worked here, and when it began. */
  static final String STARTS = "starts";

  private static final String RESTORED =
      "going back to what was on the disk for certain when the system was started";

  private static final String REBOOTED =
      "starting anew: nobody knows what of the work begun before the system was started reached the disk";

  private final KeptScratch scratch;

  private RunJournal(KeptScratch scratch) {
    this.scratch = scratch;
  }

  /**
   * Finds the work that a former start has done, or begins anew.
   *
   * @param folder where it is kept
   * @param identity what the run is
   * @param plan what is to be done
   * @param fresh whether to begin anew in any case
   * @param progress is told if work that is there cannot be trusted
   * @return the journal, which no other process has now
   * @throws io.github.stacker.api.StackerException if the work that is there is of another run
   */
  static RunJournal open(
      Path folder, RunIdentity identity, ExecutionPlan plan, boolean fresh, Progress progress) {
    try {
      KeptScratch scratch = KeptScratch.open(folder);
      try {
        if (goesOn(scratch, identity, plan, fresh, progress)) {
          scratch.identify(identity.toJson());
        } else {
          scratch.begin(identity.toJson());
          scratch.notes(OUTLINE).add(RunOutline.of(plan).toJson());
        }
        scratch.notes(STARTS).add(ProcessHandle.current().pid() + " " + Instant.now());
        return new RunJournal(scratch);
      } catch (IOException | RuntimeException e) {
        scratch.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ResourceLimitException(e.getMessage(), e);
    }
  }

  private static boolean goesOn(
      KeptScratch scratch,
      RunIdentity identity,
      ExecutionPlan plan,
      boolean fresh,
      Progress progress)
      throws IOException {
    PendingFile.removeNoted(scratch);
    if (fresh) {
      return false;
    }
    Optional<RunIdentity> kept = trusted(scratch, progress);
    if (kept.isEmpty() || !scratch.holdsWork()) {
      return false;
    }
    KeptWork work = KeptWork.in(scratch.folder()).orElseThrow();
    identity.requireSame(kept.get(), scratch.folder(), UncountedFrames.of(plan, work));
    return true;
  }

  /** Goes back to what is known to be on the disk if the system was started since. */
  private static Optional<RunIdentity> trusted(KeptScratch scratch, Progress progress)
      throws IOException {
    Optional<RunIdentity> kept = scratch.identity().flatMap(RunIdentity::parse);
    if (kept.filter(RunIdentity::isOfThisBoot).isPresent()) {
      return kept;
    }
    if (scratch.restore()) {
      progress.resumed(RESTORED, 0);
      return scratch.identity().flatMap(RunIdentity::parse);
    }
    if (kept.isPresent() && scratch.holdsWork()) {
      progress.resumed(REBOOTED, 0);
    }
    return Optional.empty();
  }

  RunScratch scratch() {
    return scratch;
  }

  /** Forgets the work: it is done, or nobody knows what it is worth. */
  void remove() {
    try {
      scratch.delete();
    } catch (IOException e) {
      LOG.warn("\"{}\" cannot be removed: {}", scratch.folder(), e.toString());
    }
  }

  /** Lets the work wait for a next start; where there is none, nothing is left. */
  void keep(RuntimeException failure, Progress progress) {
    try {
      if (scratch.holdsWork()) {
        progress.kept(scratch.folder(), failure);
        return;
      }
    } catch (IOException e) {
      LOG.warn("\"{}\" cannot be read: {}", scratch.folder(), e.toString());
    }
    remove();
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
