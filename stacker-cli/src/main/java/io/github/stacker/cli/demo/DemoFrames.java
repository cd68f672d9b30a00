package io.github.stacker.cli.demo;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageSource;
import io.github.stacker.core.engine.PendingFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** Writes the frames of a scene to files, as many at once as there are processors. */
public final class DemoFrames {
  private DemoFrames() {}

  /**
   * Writes all frames, as {@code landscape_0001.tif} and so on. Files of these names are replaced,
   * each in one step when its frame is whole; other files are left alone.
   *
   * <p>When a frame fails, those under way are finished and the rest is not begun.
   *
   * @param scene what to write
   * @param folder where to; made if it does not exist
   * @param writer the file format; used by several threads
   * @param extension ending of the names, without the dot
   * @param progress is told the number of frames written after each, by the calling thread
   * @return the files in the order of time
   * @throws IOException if a frame cannot be written; the message says what is wrong and names the
   *     file
   * @throws IllegalArgumentException if the format cannot hold such frames
   */
  public static List<Path> write(
      DemoScene scene, Path folder, FrameWriter writer, String extension, IntConsumer progress)
      throws IOException {
    writer.check(scene.frame(0).info());
    Files.createDirectories(folder);
    List<Path> files = names(scene, folder, extension);
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    AtomicBoolean failed = new AtomicBoolean();
    CompletionService<Path> results = new ExecutorCompletionService<>(workers);
    try {
      for (int i = 0; i < files.size(); i++) {
        int frame = i;
        results.submit(
            () -> {
              if (!failed.get()) {
                writeFrame(scene, frame, files.get(frame), writer);
              }
              return files.get(frame);
            });
      }
      await(results, files.size(), failed, progress);
    } finally {
      failed.set(true);
      finish(workers);
    }
    return files;
  }

  private static List<Path> names(DemoScene scene, Path folder, String extension) {
    int digits = Math.max(4, Integer.toString(scene.frames()).length());
    List<Path> files = new ArrayList<>();
    for (int number = 1; number <= scene.frames(); number++) {
      String digitsOfNumber = "0".repeat(digits) + number;
      String padded = digitsOfNumber.substring(digitsOfNumber.length() - digits);
      files.add(folder.resolve(scene.kind() + "_" + padded + "." + extension));
    }
    return List.copyOf(files);
  }

  /** Writes beside the final place, then moves. */
  private static void writeFrame(DemoScene scene, int frame, Path file, FrameWriter writer)
      throws IOException {
    try (ImageSource source = scene.frame(frame);
        PendingFile unfinished = new PendingFile(file)) {
      writer.write(source, unfinished.path());
      unfinished.commit();
    } catch (IOException e) {
      throw new IOException("cannot write \"%s\": %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void await(
      CompletionService<Path> results, int frames, AtomicBoolean failed, IntConsumer progress)
      throws IOException {
    Throwable failure = null;
    for (int done = 1; done <= frames; done++) {
      try {
        results.take().get();
        if (failure == null) {
          progress.accept(done);
        }
      } catch (ExecutionException e) {
        failed.set(true);
        failure = joined(failure, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted after " + (done - 1) + " frames");
      }
    }
    rethrow(failure);
  }

  private static Throwable joined(Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Waits for the frames under way, so that nothing is written after the call. */
  private static void finish(ExecutorService workers) {
    workers.shutdown();
    boolean interrupted = Thread.interrupted();
    boolean done = false;
    while (!done) {
      try {
        done = workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
