package io.github.stacker.api.contract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that begin at the same time and do their work again and again, long enough to be
 * interrupted in the middle of it even where they take turns on one processor: so they meet in
 * whatever they share.
 */
final class Together {
  private static final int THREADS = 4;

  /** Some work of one thread, which checks its own results. */
  interface Work {
    void once() throws Exception;
  }

  /** Prepares the work of one thread, in that thread. */
  interface Preparation {
    Work of(int thread) throws Exception;
  }

  private Together() {}

  /**
   * Has all threads do their work, once it is known that the work of one succeeds alone.
   *
   * @param each how long each thread works at least: some time slices of the system
   * @param claim what is wrong with what is tested if some work fails among others
   * @throws AssertionError if some work fails or throws; the claim, and why, or why alone if it
   *     fails alone
   */
  static void work(Duration each, String claim, Preparation preparation)
      throws InterruptedException {
    workAlone(preparation);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch unprepared = new CountDownLatch(THREADS);
    try {
      List<Future<Void>> ends = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        ends.add(threads.submit(() -> repeat(each, () -> preparation.of(number), unprepared)));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(claim + ": " + Shown.thrown(e.getCause()), e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private static void workAlone(Preparation preparation) {
    try {
      preparation.of(0).once();
    } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
      throw new AssertionError(
          "alone, before threads share anything: %s".formatted(Shown.thrown(e)), e);
    }
  }

  private static Void repeat(Duration each, Callable<Work> preparation, CountDownLatch unprepared)
      throws Exception {
    Work work = prepared(preparation, unprepared);
    unprepared.await();
    long start = worked();
    do {
      work.once();
    } while (worked() - start < each.toNanos());
    return null;
  }

  /** Gives the time that this thread was at work: on a busy machine other time says little. */
  private static long worked() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private static Work prepared(Callable<Work> preparation, CountDownLatch unprepared)
      throws Exception {
    try {
      return preparation.call();
    } finally {
      // Whoever cannot begin does not keep the others waiting.
      unprepared.countDown();
    }
  }
}
