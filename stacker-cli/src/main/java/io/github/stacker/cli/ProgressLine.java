package io.github.stacker.cli;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PluginException;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows how a run gets on: on a terminal one line that is written over, elsewhere a plain line for
 * each tenth. Throughput counts pixels of frames.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long REDRAW_NANOS = 200_000_000;

  private final Console console;

  /** What a line begins with. */
  private final String label;

  private final AtomicLong done = new AtomicLong();

  /** Pixels that a former start has worked on. */
  private final AtomicLong before = new AtomicLong();

  private ExecutionPlan plan;
  private long startNanos;
  private long shownNanos;
  private int shownTenth;
  private boolean lineOpen;

  /** The line of the master that is made, or was made last. */
  private Optional<ProgressLine> ofMaster = Optional.empty();

  ProgressLine(Console console) {
    this(console, "");
  }

  private ProgressLine(Console console, String label) {
    this.console = console;
    this.label = label;
  }

  @Override
  public synchronized Progress ofMaster(String place) {
    clear();
    ProgressLine line = new ProgressLine(console, label + place + ": ");
    ofMaster = Optional.of(line);
    return line;
  }

  @Override
  public synchronized void started(ExecutionPlan newPlan) {
    clear();
    plan = newPlan;
    startNanos = System.nanoTime();
  }

  @Override
  public synchronized void resumed(String how, long pixels) {
    before.addAndGet(pixels);
    done.addAndGet(pixels);
    clear();
    console.message(how);
  }

  @Override
  public synchronized void kept(Path folder, RuntimeException failure) {
    clear();
    console.message("what was done is kept in \"%s\": %s".formatted(folder, next(failure)));
  }

  /** A mended plugin is another one, whose bits may be others. */
  private static String next(RuntimeException failure) {
    return failure instanceof PluginException
        ? "the same command goes on from there with the same plugins; with a mended one add --fresh"
        : "the same command goes on from there";
  }

  @Override
  public void advanced(long pixels) {
    long total = done.addAndGet(pixels);
    long now = System.nanoTime();
    synchronized (this) {
      if (console.terminal() && now - shownNanos > REDRAW_NANOS) {
        shownNanos = now;
        overwrite(line(total, now));
      } else if (!console.terminal()) {
        plainLine(total, now);
      }
    }
  }

  private void plainLine(long total, long now) {
    int tenth = (int) (total * 10 / plan.totalPixels());
    if (tenth > shownTenth && now - startNanos > 1_000_000_000L) {
      shownTenth = tenth;
      console.message(line(total, now));
    }
  }

  private String line(long total, long now) {
    double seconds = (now - startNanos) / 1e9;
    double rate = (total - before.get()) / seconds;
    long left = Math.round((plan.totalPixels() - total) / rate);
    int frames = plan.frames().size();
    int percent = (int) (total * 100 / plan.totalPixels());
    return "%s%s, %d %%, %s, %s left"
        .formatted(label, position(total, frames), percent, speed(rate), duration(left));
  }

  /** Shows pixels a second; what works is never shown as 0. */
  static String speed(double rate) {
    if (rate < 1e6) {
      return "%.0f kP/s".formatted(Math.max(1, rate / 1e3));
    }
    return (rate < 10e6 ? "%.1f MP/s" : "%.0f MP/s").formatted(rate / 1e6);
  }

  private String position(long total, int frames) {
    if (plan.way() != ExecutionPlan.Way.FOLD_BY_FRAME) {
      return "%d frames".formatted(frames);
    }
    long frame = Math.min(frames, total * frames / plan.totalPixels() + 1);
    return "frame %d of %d".formatted(frame, frames);
  }

  private static String duration(long seconds) {
    return seconds < 60 ? seconds + " s" : "%d:%02d min".formatted(seconds / 60, seconds % 60);
  }

  @Override
  public synchronized void skipped(FrameLocation frame, String reason) {
    clear();
    new Warnings(console, label).skipped(frame, reason);
  }

  @Override
  public synchronized void writing(Path file) {
    if (console.terminal()) {
      overwrite(label + "writing " + file.getFileName());
    }
  }

  private void overwrite(String line) {
    console.err().print("\r\u001b[K" + Console.harmless(line));
    console.err().flush();
    lineOpen = true;
  }

  private synchronized void clear() {
    ofMaster.ifPresent(ProgressLine::clear);
    if (lineOpen) {
      console.err().print("\r\u001b[K");
      lineOpen = false;
    }
  }

  @Override
  public synchronized void close() {
    clear();
  }
}
