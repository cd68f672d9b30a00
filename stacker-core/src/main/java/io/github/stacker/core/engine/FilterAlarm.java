package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when a filter has been at work on one region for a long time: it may never end, and since
 * nothing can stop it, whoever waits should know for what.
 */
final class FilterAlarm {
  static final long PATIENCE_SECONDS = 60;

  private static final Logger LOG = LoggerFactory.getLogger(FilterAlarm.class);
  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "filter-alarm");
            thread.setDaemon(true);
            return thread;
          });

  private final FilterStep step;
  private final String image;
  private boolean set;

  /** What is being read; null in between. */
  private volatile Work work;

  /**
   * Watches nothing yet.
   *
   * @param step the filter
   * @param image what it is applied to, as part of a sentence
   */
  FilterAlarm(FilterStep step, String image) {
    this.step = step;
    this.image = image;
  }

  /** Says that the filter begins to read. */
  void begin(Region region) {
    // Known before the clock is set, which otherwise looks within the first minute, and then a
    // minute later.
    work = new Work(region, System.nanoTime());
    if (!set) {
      set = true;
      WeakReference<FilterAlarm> alarm = new WeakReference<>(this);
      CLOCK.scheduleWithFixedDelay(
          () -> look(alarm), PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Says that the filter has ended. */
  void end() {
    work = null;
  }

  private static void look(WeakReference<FilterAlarm> watched) {
    FilterAlarm alarm = watched.get();
    if (alarm == null) {
      throw new CancellationException("the filter is not used any more");
    }
    alarm.warning(System.nanoTime()).ifPresent(LOG::warn);
  }

  /** Gives what there is to say at a time. */
  Optional<String> warning(long nanoTime) {
    Work now = work;
    if (now == null) {
      return Optional.empty();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime - now.since);
    return seconds < PATIENCE_SECONDS
        ? Optional.empty()
        : Optional.of(
            "filter \"%s\" of %s has been at work on %s of %s for %d s and may never end"
                .formatted(step.name(), step.origin(), now.region, image, seconds));
  }

  private record Work(Region region, long since) {}
}
