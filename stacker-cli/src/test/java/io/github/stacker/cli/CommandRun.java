package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One run of the program inside the test, and what it printed.
 *
 * @param code exit code
 * @param out what went to the standard output
 * @param err what went to the error stream
 */
record CommandRun(int code, String out, String err) {
  /** Runs a command; whatever it is asked for, it must not fail as a defect or show a stack. */
  static CommandRun of(Object... arguments) {
    return installedIn(projectFolder(), arguments);
  }

  /** The same, with an installation elsewhere. */
  static CommandRun installedIn(Path home, Object... arguments) {
    System.setProperty("stacker.home", home.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      code =
          StackerCommand.run(
              new Console(outStream, errStream, false),
              Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }
    CommandRun run =
        new CommandRun(
            code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertFalse(code == ExitCode.DEFECT || run.all().contains("\tat "), run::all);
    return run;
  }

  /** The top folder of the project, which holds {@code config} and the README. */
  static Path projectFolder() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("config/noise.json"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  CommandRun endsWith(int expected) {
    assertEquals(expected, code, this::all);
    return this;
  }

  CommandRun prints(String... parts) {
    return contains(out, parts);
  }

  /** Checks the messages, in which each part occurs. */
  CommandRun tells(String... parts) {
    return contains(err, parts);
  }

  private CommandRun contains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in:\n" + all());
    }
    return this;
  }

  private String all() {
    return "exit code " + code + "\n" + out + err;
  }
}
