package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.Adjuster;
import io.github.stacker.core.engine.Budget;
import io.github.stacker.core.engine.Canvas;
import io.github.stacker.core.engine.CombineJob;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.FrameChain;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.FrameProbes;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.Planner;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.engine.StackEngine;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.engine.StatisticsStore;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.pipeline.FrameOrder;
import io.github.stacker.core.pipeline.FrameSelection;
import io.github.stacker.core.pipeline.FramesSection;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.statistics.StatisticsCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pipeline, planned and ready to run. */
public final class StackRun {
  private static final Logger LOG = LoggerFactory.getLogger(StackRun.class);

  private final Pipeline pipeline;
  private final Catalogue catalogue;
  private final Budget budget;
  private final RunOptions options;
  private final MasterRuns masters;
  private final ExecutionPlan plan;
  private final List<SkippedFrame> unopened;

  private StackRun(
      Pipeline pipeline,
      Catalogue catalogue,
      Budget budget,
      RunOptions options,
      MasterRuns masters,
      ExecutionPlan plan,
      List<SkippedFrame> unopened) {
    this.pipeline = pipeline;
    this.catalogue = catalogue;
    this.budget = budget;
    this.options = options;
    this.masters = masters;
    this.plan = plan;
    this.unopened = unopened;
  }

  /**
   * Selects the frames, reads their headers and plans. Reads no sample and writes nothing.
   *
   * @param pipeline what to do
   * @param catalogue where readers come from
   * @param options what goes before the pipeline's resources
   * @return the run
   */
  public static StackRun prepare(Pipeline pipeline, Catalogue catalogue, RunOptions options) {
    MasterRuns masters = MasterRuns.prepare(pipeline, catalogue, options);
    StackJob job = JobBuilder.job(pipeline, catalogue, options, masters);
    if (options.existing() == Existing.KEPT) {
      OldFiles.refuse(job.outputPaths());
    }
    Budget budget = Budgets.of(pipeline, job, options);
    FramesSection.Order order = pipeline.frames().order();
    List<FrameLocation> listed =
        FrameSelection.of(pipeline, FoundPictures.of(catalogue, job.chain().formats()));
    boolean byTime = order == FramesSection.Order.TIME;
    List<FrameLocation> files =
        byTime ? listed : FrameOrder.sort(order, listed, file -> file, file -> Optional.empty());
    Headers headers = new Headers(files, byTime, job.skipBadFrames(), budget.threads());
    Optional<Canvas> canvas = pipeline.frames().canvas();
    if (canvas.isPresent()) {
      FrameProbes unplaced = headers.read(job.chain().unplaced());
      job = job.with(job.chain().on(canvas.get().of(unplaced.frames())));
    }
    FrameProbes probes = headers.read(job.chain());
    LOG.info("planning {} frames, {} cannot be opened", files.size(), probes.skipped().size());
    probes.skipped().forEach(frame -> LOG.info("{}", frame));
    ExecutionPlan plan = new Planner(job, budget).plan(probes);
    if (LOG.isDebugEnabled()) {
      PlanText.lines(plan).forEach(LOG::debug);
    }
    return new StackRun(pipeline, catalogue, budget, options, masters, plan, probes.skipped());
  }

  /** Reads the headers of all frames, in the pipeline's order. */
  private record Headers(List<FrameLocation> files, boolean byTime, boolean skipBad, int threads) {
    FrameProbes read(FrameChain chain) {
      FrameProbes probes = FrameProbes.of(files, chain, skipBad, threads);
      if (!byTime) {
        return probes;
      }
      return probes.inOrder(
          FrameOrder.sort(
              FramesSection.Order.TIME,
              probes.frames(),
              FrameProbe::location,
              Headers::captureTime));
    }

    private static Optional<LocalDateTime> captureTime(FrameProbe frame) {
      return frame.info().metadata().captureTime();
    }
  }

  /**
   * Gives the plan.
   *
   * @return what will be done
   */
  public ExecutionPlan plan() {
    return plan;
  }

  /**
   * Gives the frames whose headers cannot be read.
   *
   * @return frames that are left out
   */
  public List<SkippedFrame> unopened() {
    return unopened;
  }

  /**
   * Does it.
   *
   * @param progress is told how it goes
   * @return how it went
   */
  public RunReport execute(Progress progress) {
    return claimed(List.of(), () -> journaled(progress, work -> execute(progress, work)));
  }

  /** Keeps other runs from the outputs; whether they are there already is looked at once more. */
  private RunReport claimed(List<Path> others, Supplier<RunReport> execution) {
    List<Path> outputs = plan.job().allOutputs().stream().map(OutputJob::file).toList();
    try (MadeFolders folders = new MadeFolders()) {
      OutputClaim claim = OutputClaim.of(outputs, folders);
      try {
        if (options.existing() == Existing.KEPT) {
          OldFiles.refuse(plan.job().outputPaths());
          OldFiles.refuse(others);
        }
        return execution.get();
      } finally {
        claim.close();
      }
    }
  }

  /** Keeps what is done until all is done, if that was asked for. */
  private RunReport journaled(Progress progress, Function<RunScratch, RunReport> execution) {
    if (budget.kept().isEmpty()) {
      return execution.apply(budget.scratch());
    }
    try (RunJournal journal = openJournal(progress)) {
      try {
        RunReport report = execution.apply(journal.scratch());
        journal.remove();
        return report;
      } catch (RuntimeException e) {
        boolean wrong = e.getCause() instanceof InternalError; // what a mapped file holds, perhaps
        boolean found = options.checks() && e instanceof PluginException; // to be mended
        if (wrong || found) {
          journal.remove();
        } else {
          journal.keep(e, progress);
        }
        throw e;
      }
    } catch (IOException e) {
      throw new ResourceLimitException(e.getMessage(), e);
    }
  }

  private RunJournal openJournal(Progress progress) throws IOException {
    boolean fresh = options.journal() == RunOptions.Journal.FRESH;
    return RunJournal.open(budget.kept().get(), identity(), plan, fresh, progress);
  }

  /** Gives what kept work has to be of, for this run to go on from it. */
  RunIdentity identity() throws IOException {
    return RunIdentity.of(pipeline, catalogue, plan, unopened);
  }

  private RunReport execute(Progress progress, RunScratch work) {
    Instant started = Instant.now();
    long startNanos = System.nanoTime();
    warn();
    List<SkippedFrame> skipped = new ArrayList<>(unopened);
    StatisticsRecorder recorder = new StatisticsRecorder(progress);
    List<SkippedFrame> unread = stack(work, recorder);
    skipped.addAll(unread);
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    LOG.info("stacked {} frames in {}", plan.frames().size() - unread.size(), duration);
    return new RunReport(
        started, duration, plan.frames().size() - unread.size(), skipped, recorder.statistics());
  }

  /** Warns of a rejection that cannot reject anything, whatever is in the frames. */
  private void warn() {
    CombineJob combine = plan.job().combine();
    combine
        .neverRejects(plan.stack())
        .ifPresent(
            reason ->
                LOG.warn(
                    "{}: \"{}\" rejects nothing: {}", combine.place(), combine.name(), reason));
  }

  private List<SkippedFrame> stack(RunScratch work, Progress progress) {
    try {
      masters.make(progress);
      return new StackEngine(budget.scratch(), work, statistics(), options.existing())
          .run(plan, progress);
    } finally {
      masters.remove();
    }
  }

  /** Gives the runs that come before this one. */
  MasterRuns masters() {
    return masters;
  }

  private StatisticsStore statistics() {
    if (plan.job().adjuster().filter(Adjuster::measures).isEmpty()) {
      return StatisticsStore.NONE;
    }
    try {
      Path folder = options.statistics().orElseGet(StatisticsCache::defaultFolder);
      return CachedStatistics.of(
          pipeline,
          plan.job().chain(),
          plan.job().pictures().companions(),
          catalogue,
          Decoders.used(plan),
          folder);
    } catch (IOException e) {
      throw new ResourceLimitException("a plugin's jar cannot be read: " + e.getMessage(), e);
    }
  }

  /** Gives each file that frames are from, once. */
  private List<Path> frameFiles() {
    return plan.frames().stream().map(frame -> frame.location().file()).distinct().toList();
  }

  /**
   * Does it and leaves a manifest beside the first output.
   *
   * @param progress is told how it goes
   * @param hashes whether frames, plugins and outputs are hashed
   * @return how it went
   */
  public RunReport executeWithManifest(Progress progress, boolean hashes) {
    Path manifest = Manifest.fileOf(plan);
    if (plan.outputs().stream().anyMatch(output -> output.job().file().equals(manifest))) {
      throw new PipelineException(
          "output \"%s\" has the name of the run's manifest; give it another".formatted(manifest));
    }
    return claimed(List.of(manifest), () -> journaledWithManifest(progress, hashes));
  }

  private RunReport journaledWithManifest(Progress progress, boolean hashes) {
    Optional<FileHashes> frameHashes =
        hashes ? Optional.of(FileHashes.start(frameFiles())) : Optional.empty();
    return journaled(
        progress,
        work -> {
          RunReport report = execute(progress, work);
          try {
            new Manifest(pipeline, catalogue, plan, report)
                .write(frameHashes, budget.threads(), work);
          } catch (IOException e) {
            throw new ResourceLimitException(
                "the manifest cannot be written: " + e.getMessage(), e);
          }
          return report;
        });
  }
}
