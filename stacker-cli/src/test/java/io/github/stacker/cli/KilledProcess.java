package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process that carries out a pipeline, and may be killed meanwhile ({@code kill -9}). State in
 * memory is kept whenever it is changed, since such a short run would hardly keep it.
 */
final class KilledProcess {
  /** One kill in so many comes at any time, the others once this process has work to lose. */
  private static final int ANY_TIME = 4;

  /** Counters of changes that are under way. */
  private static final Set<String> NO_WORK = Set.of("changing.counters", "images.counters");

  private final Path home;
  private final Path told;
  private final Process process;
  private final long startNanos = System.nanoTime();
  private long workNanos;
  private long endNanos;

  /**
   * Starts it.
   *
   * @param pipeline writes {@code a.tif} first
   * @param home the folder of that output
   */
  KilledProcess(Path pipeline, Path home) throws IOException {
    this.home = home;
    this.told = pipeline.resolveSibling("told");
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstacker.keepingParts=0",
                "-Dstacker.home=" + CommandRun.projectFolder(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--no-hash",
                pipeline.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(told.toFile()))
            .start();
  }

  /** Gives what it has printed. */
  String told() {
    try {
      return Files.readString(told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether it has said that it goes on from the work of another. */
  boolean wentOn() {
    return told().contains("going on: ");
  }

  void awaitEnd() throws Exception {
    awaitWork();
    assertEquals(0, process.waitFor(), this::told);
    endNanos = System.nanoTime();
  }

  /** Waits until the process works and something is kept, or it has ended. */
  private void awaitWork() throws Exception {
    while (process.isAlive() && !(hasBegun() && keepsWork(home))) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    workNanos = System.nanoTime();
  }

  /** Each process notes its number where work is kept, once that is its own. */
  private boolean hasBegun() throws IOException {
    for (Path starts : kept(home, "starts")) {
      if (new String(read(starts), StandardCharsets.UTF_8).contains(process.pid() + " ")) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether there is work in a folder that a next start has to go on from. */
  static boolean keepsWork(Path home) throws IOException {
    if (kept(home, "identity").isEmpty()) {
      return false;
    }
    for (Path counters : kept(home, "*.counters")) {
      if (!NO_WORK.contains(counters.getFileName().toString())) {
        for (byte part : read(counters)) {
          if (part != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Finds files in the folder of the run's kept work. */
  private static List<Path> kept(Path home, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(home, file -> isKept(file) && Files.isDirectory(file))) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
          files.forEach(found::add);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of(); // The run has just ended.
    }
    return found;
  }

  private static boolean isKept(Path file) {
    return file.getFileName().toString().startsWith(".stacker-a.tif-");
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0]; // The run has just ended.
    }
  }

  /** Kills the process at some instant of the time that the other took, unless it has ended. */
  boolean isKilledWithin(KilledProcess other, Random random) throws Exception {
    boolean anyTime = random.nextInt(ANY_TIME) == 0;
    if (!anyTime) {
      awaitWork();
    }
    long span = other.endNanos - (anyTime ? other.startNanos : other.workNanos);
    if (process.waitFor((long) (random.nextDouble() * span), TimeUnit.NANOSECONDS)) {
      assertEquals(0, process.exitValue(), this::told);
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }
}
