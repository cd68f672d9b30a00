package io.github.stacker.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A command that writes to the console. */
abstract class ConsoleCommand implements Callable<Integer> {
  private final Console console;
  private final OptionSpec verbose =
      Options.flag("--verbose", "show what happens, and where errors come from");
  private final OptionSpec logFile =
      Options.value(
          Path.class,
          "--log-file",
          "FILE",
          "write what happens to the end of a file, line by line");
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  ConsoleCommand(Console console) {
    this.console = console;
  }

  final Console console() {
    return console;
  }

  /** Gives what the parser needs to know. */
  final CommandSpec spec() {
    spec.usageMessage().sortOptions(false).autoWidth(true);
    spec.addOption(verbose);
    spec.addOption(logFile);
    describe(spec);
    return StackerCommand.withHelp(spec);
  }

  /** Adds name, description, options and parameters. */
  abstract void describe(CommandSpec command);

  @Override
  public final Integer call() throws Exception {
    if (verbose.getValue()) {
      Logging.showDetails();
    }
    int exitCode = logFile.getValue() == null ? run() : runLogged();
    console.programs().ifPresent(json -> json.done(exitCode));
    return exitCode;
  }

  private int runLogged() throws Exception {
    LogFile log = Logging.open(logFile.getValue());
    try {
      log.begin(spec.commandLine().getParseResult().originalArgs());
      int exitCode = run();
      log.end(exitCode);
      return exitCode;
    } catch (Exception | OutOfMemoryError e) {
      log.fail(e);
      throw e;
    } finally {
      Logging.close(log);
    }
  }

  /** Does the work and gives the exit code. */
  abstract int run() throws Exception;

  /** Makes what to throw where options do not fit each other. */
  final ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
