package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("lock");
  }

  @Test
  void oneHasItAndNothingIsLeft() throws IOException {
    LockFile file = LockFile.take(path).orElseThrow();
    assertTrue(LockFile.take(path).isEmpty());
    assertTrue(LockFile.take(folder.resolve("../" + folder.getFileName() + "/lock")).isEmpty());
    LockFile.take(folder.resolve("other")).orElseThrow().close();
    file.close();
    file.close();
    assertFalse(Files.exists(path));
    LockFile.take(path).orElseThrow().close();
  }

  @Test
  void aFileThatWasLeftBehindIsTakenOver() throws IOException {
    Files.writeString(path, "left behind");
    LockFile.take(path).orElseThrow().close();
    assertFalse(Files.exists(path));
  }

  @Test
  void anotherProcessHasIt() throws Exception {
    Process other = start(Holder.class, "hold");
    assertEquals('1', other.getInputStream().read());
    assertTrue(LockFile.take(path).isEmpty());
    other.destroyForcibly().waitFor();
    assertTrue(Files.exists(path));
    LockFile.take(path).orElseThrow().close();
  }

  /** Whoever had it deletes it while others wait for it. */
  @Test
  void manyProcessesHaveItOneAfterTheOther() throws Exception {
    Path counter = Files.writeString(folder.resolve("counter"), "0");
    List<Process> processes =
        IntStream.range(0, 3).mapToObj(i -> start(Holder.class, "count")).toList();
    for (Process process : processes) {
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));
      assertEquals(0, process.exitValue());
    }
    assertEquals(String.valueOf(3 * Holder.TURNS), Files.readString(counter));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(counter), files.toList());
    }
  }

  private Process start(Class<?> main, String what) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx32m",
              "-cp",
              System.getProperty("java.class.path"),
              main.getName(),
              path.toString(),
              what)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the other processes do. */
  static final class Holder {
    static final int TURNS = 200;

    private Holder() {}

    /** Takes the file and keeps it, or counts under it. */
    public static void main(String[] arguments) throws Exception {
      Path path = Path.of(arguments[0]);
      if (arguments[1].equals("hold")) {
        LockFile.take(path).orElseThrow();
        System.out.print('1');
        System.out.flush();
        Thread.sleep(60_000);
      }
      for (int turns = 0; turns < TURNS; ) {
        Optional<LockFile> file = LockFile.take(path);
        if (file.isPresent()) {
          count(path.resolveSibling("counter"));
          file.get().close();
          turns++;
        }
      }
    }

    private static void count(Path file) throws IOException {
      int count = Integer.parseInt(Files.readString(file));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(StandardCharsets.UTF_8.encode(String.valueOf(count + 1)));
      }
    }
  }
}
