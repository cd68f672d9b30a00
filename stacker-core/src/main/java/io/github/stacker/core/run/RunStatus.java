package io.github.stacker.core.run;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.StackerException;
import io.github.stacker.core.engine.Keeping;
import io.github.stacker.core.engine.UncountedFrames;
import io.github.stacker.core.engine.WorkDone;
import io.github.stacker.core.mapped.DiskFailure;
import io.github.stacker.core.mapped.KeptWork;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run stands that goes on in another process, or was killed: as the work tells that it keeps.
 *
 * @param folder where that is
 * @param held whether a process works there
 * @param starts the processes that worked there, one after the other
 * @param lastWritten when a file there was last changed, as the system tells
 * @param outline what is planned; empty if the run has hardly begun
 * @param done what is done
 * @param next what starting it again would do
 */
public record RunStatus(
    Path folder,
    boolean held,
    List<Start> starts,
    Instant lastWritten,
    Optional<RunOutline> outline,
    WorkDone done,
    NextStart next) {
  /**
   * A process that worked on a run.
   *
   * @param process its number
   * @param time when it began
   */
  public record Start(long process, Instant time) {
    /** Gives nothing for a note that is damaged. */
    private static Optional<Start> parse(String note) {
      try {
        String[] parts = note.split(" ", 2);
        return parts.length < 2
            ? Optional.empty()
            : Optional.of(new Start(Long.parseLong(parts[0]), Instant.parse(parts[1])));
      } catch (NumberFormatException | DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /** Tells what a start would do now, given work that nobody works on and that could go on. */
  private interface Restart {
    NextStart of(RunIdentity then, KeptWork work) throws IOException;
  }

  /**
   * Looks at the runs that keep their work in a folder.
   *
   * @param folder such a folder, or one that holds such folders
   * @return their states, by the names of the folders
   * @throws ResourceLimitException if something cannot be read
   */
  public static List<RunStatus> in(Path folder) {
    List<Path> candidates = new ArrayList<>(List.of(folder));
    try (DirectoryStream<Path> hidden = Files.newDirectoryStream(folder, Budgets.KEPT + "*")) {
      hidden.forEach(candidates::add);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return candidates.stream()
        .filter(Files::isDirectory)
        .sorted()
        .flatMap(each -> at(each, RunStatus::unlessChanged).stream())
        .toList();
  }

  /**
   * Looks at the run that writes an output.
   *
   * @param output its first output
   * @param scratch the folder of scratch that it was given, if it was
   * @return its state; empty if nothing is kept of such a run
   * @throws ResourceLimitException if something cannot be read
   */
  public static Optional<RunStatus> ofOutput(Path output, Optional<Path> scratch) {
    Path absolute = output.toAbsolutePath().normalize();
    Path home = scratch.orElseGet(() -> Budgets.folderOf(absolute));
    return at(Budgets.keptFolder(home, absolute), RunStatus::unlessChanged);
  }

  /**
   * Looks at the run of a pipeline, and plans it again to know whether it would go on.
   *
   * @param pipeline the pipeline
   * @param catalogue the plugins of now
   * @param options what the next start would be given
   * @return its state; empty if nothing is kept of such a run
   * @throws ResourceLimitException if something cannot be read
   */
  public static Optional<RunStatus> of(Pipeline pipeline, Catalogue catalogue, RunOptions options) {
    Path output = JobBuilder.fileOf(pipeline, pipeline.outputs().get(0));
    Path scratch = Budgets.scratch(pipeline, options, output);
    return at(
        Budgets.keptFolder(scratch, output),
        (then, work) -> planned(pipeline, catalogue, options, then, work));
  }

  private static Optional<RunStatus> at(Path folder, Restart restart) {
    try {
      Optional<KeptWork> work = KeptWork.in(folder);
      return work.isPresent() ? Optional.of(of(work.get(), restart)) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static ResourceLimitException unreadable(Path folder, IOException e) {
    return new ResourceLimitException(
        "\"%s\" cannot be read: %s".formatted(folder, DiskFailure.reason(e)), e);
  }

  private static RunStatus of(KeptWork work, Restart restart) throws IOException {
    Optional<RunIdentity> then = RunIdentity.parse(work.identity());
    boolean trusted = work.isHeld() || then.filter(RunIdentity::isOfThisBoot).isPresent();
    Optional<RunOutline> outline =
        work.notes(RunJournal.OUTLINE).stream().findFirst().flatMap(RunOutline::parse);
    WorkDone done = trusted ? WorkDone.of(work) : WorkDone.NOTHING;
    return new RunStatus(
        work.folder(),
        work.isHeld(),
        trusted ? starts(work) : List.of(),
        work.lastWritten(),
        outline,
        done,
        next(work, outline, done, trusted ? then : Optional.empty(), restart));
  }

  private static List<Start> starts(KeptWork work) throws IOException {
    return work.notes(RunJournal.STARTS).stream()
        .flatMap(note -> Start.parse(note).stream())
        .toList();
  }

  private static NextStart next(
      KeptWork work,
      Optional<RunOutline> outline,
      WorkDone done,
      Optional<RunIdentity> then,
      Restart restart)
      throws IOException {
    if (work.isHeld()) {
      return NextStart.refused("the run is under way");
    }
    if (outline.filter(plan -> plan.keeping() == Keeping.NOTHING).isPresent()) {
      return NextStart.anew("such a run keeps nothing, since that costs less");
    }
    if (then.isEmpty()) {
      return work.isSynced()
          ? NextStart.onwards("from what was on the disk for certain when the system was started")
          : NextStart.anew("the system was started since, or does not tell");
    }
    return done.isNothing() ? NextStart.anew("nothing is done yet") : restart.of(then.get(), work);
  }

  private static NextStart unlessChanged(RunIdentity then, KeptWork work) {
    return NextStart.onwards(
        "if pipeline, frames, plugins, Java and stacker are the same; name the pipeline to know");
  }

  private static NextStart planned(
      Pipeline pipeline, Catalogue catalogue, RunOptions options, RunIdentity then, KeptWork work)
      throws IOException {
    try {
      StackRun run = StackRun.prepare(pipeline, catalogue, options);
      run.identity().requireSame(then, work.folder(), UncountedFrames.of(run.plan(), work));
      return NextStart.onwards("all is the same");
    } catch (StackerException e) {
      return NextStart.refused(e.getMessage());
    }
  }
}
