package io.github.stacker.core.run;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.StackerException;
import io.github.stacker.core.engine.Budget;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.PictureConverter;
import io.github.stacker.core.engine.PlannedPicture;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.engine.Workers;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames made pictures of their own: many at once, or all threads at a large one. Each picture
 * appears when it is whole, whatever becomes of the others.
 */
public final class Conversion {
  private static final Logger LOG = LoggerFactory.getLogger(Conversion.class);

  private final StackJob job;
  private final MasterRuns masters;
  private final Budget budget;
  private final Existing existing;
  private final List<PictureJob> pictures;
  private final List<SkippedFrame> formless;

  private final AtomicInteger next = new AtomicInteger();

  /** Pictures by their numbers. */
  private final Map<Integer, PlannedPicture> large = new ConcurrentSkipListMap<>();

  private final Map<Integer, StackerException> failures = new ConcurrentSkipListMap<>();
  private final MadeFolders folders = new MadeFolders();
  private volatile boolean stopped;

  /**
   * Prepares a conversion.
   *
   * @param masters what is made before
   * @param formless frames of which nothing is made, since nobody knows in what format
   */
  Conversion(
      StackJob job,
      MasterRuns masters,
      Budget budget,
      Existing existing,
      List<PictureJob> pictures,
      List<SkippedFrame> formless) {
    this.job = job;
    this.masters = masters;
    this.budget = budget;
    this.existing = existing;
    this.pictures = List.copyOf(pictures);
    this.formless = List.copyOf(formless);
  }

  /**
   * Finds the frames, binds filters and output, and sees to it that each picture has a name of its
   * own that no frame has. Reads no sample and writes nothing.
   *
   * @param line what to do
   * @param overrides values to replace, as in pipelines
   * @param catalogue where readers, filters and writers come from
   * @param options what may be used
   * @return the conversion
   */
  public static Conversion prepare(
      ConvertLine line, List<String> overrides, Catalogue catalogue, RunOptions options) {
    return new ConversionPlanner(line, overrides, catalogue, options).plan();
  }

  /**
   * Gives the frames of which pictures will be made, if none is bad.
   *
   * @return at least one
   */
  public List<FrameLocation> frames() {
    return pictures.stream().map(PictureJob::frame).toList();
  }

  /**
   * Does it.
   *
   * @param progress is told of frames that are left out
   * @return how it went
   * @throws StackerException for the first frame that is bad, if none is to be left out, and for
   *     whatever concerns all
   */
  public Report execute(Progress progress) {
    long startNanos = System.nanoTime();
    formless.forEach(frame -> progress.skipped(frame.location(), frame.reason()));
    try (folders) {
      makeScratchFolder();
      convert(progress);
    } finally {
      masters.remove();
    }
    if (!failures.isEmpty() && !job.skipBadFrames()) {
      throw failure(failures.entrySet().iterator().next());
    }
    List<SkippedFrame> skipped = new ArrayList<>(formless);
    failures.forEach((number, failure) -> skipped.add(skipped(number, failure)));
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    int written = pictures.size() - failures.size();
    LOG.info("converted {} of {} frames in {}", written, written + skipped.size(), duration);
    return new Report(written, skipped, duration);
  }

  private void convert(Progress progress) {
    try (PictureConverter converter =
        new PictureConverter(job.chain(), job.pictures(), budget, existing)) {
      planFirst(converter, progress);
      if (stopped) {
        return;
      }
      masters.make(progress);
      converter.prepare();
      int threads = Math.min(budget.threads(), pictures.size());
      Workers.run(threads, () -> convertNext(converter, progress));
      large.forEach(
          (number, picture) -> {
            if (!stopped) {
              attempt(number, progress, () -> claimed(number, () -> converter.convert(picture)));
            }
          });
    } catch (IOException e) {
      throw new ResourceLimitException(e.getMessage(), e);
    }
  }

  /** By default it is that of an output; made here, it goes again if nothing is written there. */
  private void makeScratchFolder() {
    try {
      folders.make(Budgets.folderOf(job.outputs().get(0).file()));
    } catch (IOException e) {
      // Who claims an output in it says so.
    }
  }

  /** Masters are not made in vain for frames that they do not fit. */
  private void planFirst(PictureConverter converter, Progress progress) {
    if (!job.skipBadFrames()) {
      PictureJob first = pictures.get(0);
      attempt(0, progress, () -> converter.plan(first.frame(), first.output()));
    }
  }

  private void convertNext(PictureConverter converter, Progress progress) {
    int number = next.getAndIncrement();
    while (number < pictures.size() && !stopped) {
      int current = number;
      attempt(number, progress, () -> convert(current, converter));
      number = next.getAndIncrement();
    }
  }

  private void convert(int number, PictureConverter converter) {
    PictureJob job = pictures.get(number);
    PlannedPicture picture = converter.plan(job.frame(), job.output());
    if (picture.isLarge()) {
      large.put(number, picture);
    } else {
      claimed(number, () -> converter.convert(picture));
    }
  }

  /**
   * What is wrong with one frame or its picture concerns no other; all else ends the conversion.
   */
  private void attempt(int number, Progress progress, Runnable work) {
    try {
      work.run();
    } catch (FrameException | PipelineException e) {
      failures.put(number, e);
      if (job.skipBadFrames()) {
        SkippedFrame frame = skipped(number, e);
        progress.skipped(frame.location(), frame.reason());
      } else {
        stopped = true;
      }
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private SkippedFrame skipped(int number, StackerException failure) {
    String reason = isUnread(failure) ? failure.getCause().getMessage() : failure.getMessage();
    return new SkippedFrame(pictures.get(number).frame(), reason);
  }

  /** Says what to do about a frame that cannot be read in the words of a conversion. */
  private StackerException failure(Map.Entry<Integer, StackerException> first) {
    StackerException failure = first.getValue();
    if (!isUnread(failure)) {
      return failure;
    }
    String advice =
        pictures.size() == 1
            ? "mend it, or name another"
            : "mend it, leave it out, or have bad frames skipped with --on-error skip";
    return new FrameException(
        "%s; %s".formatted(skipped(first.getKey(), failure), advice), failure);
  }

  private static boolean isUnread(StackerException failure) {
    return failure instanceof FrameException && failure.getCause() instanceof IOException;
  }

  private void claimed(int number, Runnable work) {
    OutputClaim claim = OutputClaim.of(List.of(pictures.get(number).output().file()), folders);
    try {
      work.run();
    } finally {
      claim.close();
    }
  }

  /**
   * A frame and what is made of it.
   *
   * @param frame where it is
   * @param output what is written
   */
  record PictureJob(FrameLocation frame, OutputJob output) {}

  /**
   * How it went.
   *
   * @param written how many pictures there are now
   * @param skipped the frames that were left out: those that name no format, then bad ones
   * @param duration from the first to the last
   */
  public record Report(int written, List<SkippedFrame> skipped, Duration duration) {
    /** Copies the list. */
    public Report {
      skipped = List.copyOf(skipped);
    }
  }
}
