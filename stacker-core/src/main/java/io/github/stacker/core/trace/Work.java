package io.github.stacker.core.trace;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Region;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a thread is at, from {@link #onFrame}, {@link #onBand} or {@link #onOutput} to {@link
 * #close}. Belongs to that thread, whose name tells it meanwhile: a dump of the threads says what a
 * run does, and each line of the log in which stage and of which frame it was written.
 */
public final class Work implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  /** A Java may be built without. */
  private static final boolean HAS_RECORDER = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private final Stage stage;
  private final String subject;
  private final long pixels;
  private final String idleName = Thread.currentThread().getName();
  private final long startNanos = System.nanoTime();
  private final Optional<Recorded> event;
  private long readingNanos;
  private long waitingNanos;
  private long writtenBytes;

  private Work(
      Stage stage, String subject, String shortSubject, long pixels, Supplier<Recorded> maker) {
    this.stage = stage;
    this.subject = subject;
    this.pixels = pixels;
    this.event = isRecorderStarted() ? Optional.of(maker.get()) : Optional.empty();
    Thread.currentThread().setName(idleName + " " + stage.title() + " " + shortSubject);
    LOG.debug("{} of {} begins", stage.title(), subject);
  }

  /**
   * Begins work on a frame.
   *
   * @param stage what is done to it
   * @param frame where it is
   * @param pixels how many it has
   * @param fileBytes size of its file
   * @return the work, to be closed by this thread
   */
  public static Work onFrame(Stage stage, FrameLocation frame, long pixels, long fileBytes) {
    return new Work(
        stage,
        frame.toString(),
        new FrameLocation(frame.file().getFileName(), frame.picture()).toString(),
        pixels,
        () -> FlightEvents.frame(stage, frame, pixels, fileBytes));
  }

  /**
   * Begins work on a band.
   *
   * @param stage what is done to it
   * @param band its rows
   * @return the work, to be closed by this thread
   */
  public static Work onBand(Stage stage, Region band) {
    String rows = "rows " + band.y() + " to " + (band.bottom() - 1);
    return new Work(stage, rows, rows, band.pixels(), () -> FlightEvents.band(stage, band));
  }

  /**
   * Begins to write an output.
   *
   * @param file its final name
   * @param pixels how many it has
   * @return the work, to be closed by this thread
   */
  public static Work onOutput(Path file, long pixels) {
    return new Work(
        Stage.ENCODE,
        file.toString(),
        file.getFileName().toString(),
        pixels,
        () -> FlightEvents.output(Stage.ENCODE, file, pixels));
  }

  /**
   * Counts time in which samples were read, decoded and filtered.
   *
   * @param startNanos {@link System#nanoTime} when that began; it ends now
   */
  public void readSince(long startNanos) {
    readingNanos += System.nanoTime() - startNanos;
  }

  /**
   * Counts time in which the thread waited for others.
   *
   * @param startNanos {@link System#nanoTime} when that began; it ends now
   */
  public void waitedSince(long startNanos) {
    waitingNanos += System.nanoTime() - startNanos;
  }

  /**
   * Tells how large an output has become.
   *
   * @param bytes size of its file
   */
  public void wrote(long bytes) {
    writtenBytes = bytes;
  }

  long readingNanos() {
    return readingNanos;
  }

  long waitingNanos() {
    return waitingNanos;
  }

  long writtenBytes() {
    return writtenBytes;
  }

  /** Ends the work, done or not. */
  @Override
  public void close() {
    event.ifPresent(recorded -> recorded.end(this));
    if (LOG.isDebugEnabled()) {
      LOG.debug("{} of {} ends: {} pixels in {}", stage.title(), subject, pixels, times());
    }
    Thread.currentThread().setName(idleName);
  }

  private String times() {
    String all = milliseconds(System.nanoTime() - startNanos) + " ms";
    return readingNanos == 0
        ? all
        : "%s, %d ms of them reading, %d ms waiting"
            .formatted(all, milliseconds(readingNanos), milliseconds(waitingNanos));
  }

  /** Tells whether the flight recorder was started, with the virtual machine or since. */
  private static boolean isRecorderStarted() {
    return HAS_RECORDER && FlightRecorder.isInitialized();
  }

  private static long milliseconds(long nanos) {
    return Math.round(nanos / 1e6);
  }
}
