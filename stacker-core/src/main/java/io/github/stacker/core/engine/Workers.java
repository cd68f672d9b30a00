package io.github.stacker.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the same work in several threads. */
public final class Workers {
  private Workers() {}

  /** Makes a pool whose threads do not keep the virtual machine alive. */
  static ExecutorService pool(int threads, String name) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Runs work in so many threads and waits for all; throws what the first of them threw, the others
   * suppressed.
   *
   * @param threads how many, at least 1
   * @param work what each of them does
   */
  public static void run(int threads, Runnable work) {
    ExecutorService pool = pool(threads, "work");
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(work));
      }
      Throwable failure = null;
      for (Future<?> future : futures) {
        failure = first(failure, outcome(future));
      }
      rethrow(failure);
    } finally {
      pool.shutdownNow();
      await(pool);
    }
  }

  /** Waits until the tasks of a pool that was shut down have ended. */
  static void await(ExecutorService pool) {
    try {
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Throwable outcome(Future<?> future) {
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CancellationException("interrupted");
    }
  }

  private static Throwable first(Throwable failure, Throwable next) {
    if (failure == null) {
      return next;
    }
    if (next != null && next != failure) {
      failure.addSuppressed(next);
    }
    return failure;
  }

  /** Throws what is unchecked; gives the rest as an {@link IOException}, itself if it is one. */
  static IOException asThrown(Throwable cause) {
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException e ? e : new IOException("failed with " + cause, cause);
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException("a worker ended with " + failure, failure);
    }
  }
}
