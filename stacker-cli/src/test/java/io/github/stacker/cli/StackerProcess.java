package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of its own that can be held at an event of its run. */
final class StackerProcess {
  private final Path errors;
  private final Process process;
  private final BufferedReader events;
  private final StringBuilder out = new StringBuilder();

  private StackerProcess(Path errors, Process process) {
    this.errors = errors;
    this.process = process;
    this.events = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a command that tells its events. */
  static StackerProcess start(Object... arguments) throws IOException {
    return startAfter("", arguments);
  }

  /**
   * Starts a command.
   *
   * @param before what the shell does before, for example setting a limit
   * @param arguments the command and its options
   */
  static StackerProcess startAfter(String before, Object... arguments) throws IOException {
    Path errors = Files.createTempFile("stacker", ".err");
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx200m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.add("-Dstacker.home=" + CommandRun.projectFolder());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    command.add("--json-progress");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // if a test fails
    return new StackerProcess(errors, process);
  }

  /** Waits for an event and stops the process there, or a little later. */
  StackerProcess holdAt(String event) throws Exception {
    String line = events.readLine();
    while (line != null && !line.contains("\"event\":\"" + event + "\"")) {
      out.append(line).append('\n');
      line = events.readLine();
    }
    assertTrue(line != null, () -> "no event " + event + " in:\n" + out + told());
    signal("STOP");
    return this;
  }

  /** Lets it go on and waits for its end. */
  CommandRun end() throws Exception {
    signal("CONT");
    events.lines().forEach(line -> out.append(line).append('\n'));
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it hangs");
    CommandRun run = new CommandRun(process.exitValue(), out.toString(), told());
    Files.delete(errors);
    return run;
  }

  private void signal(String signal) throws Exception {
    if (process.isAlive()) {
      shell("kill -" + signal + " " + process.pid());
    }
  }

  /** Runs a line of the shell. */
  static void shell(String line) throws Exception {
    assertEquals(0, new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor(), line);
  }

  private String told() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
