package io.github.stacker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that writes to the console. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class ConsoleCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--verbose", description = "show what happens, and where errors come from")
  private boolean verbose;

  ConsoleCommand(Console console) {
    this.console = console;
  }

  final Console console() {
    return console;
  }

  @Override
  public final Integer call() throws Exception {
    if (verbose) {
      Logging.showDetails();
    }
    return run();
  }

  /** Does the work and gives the exit code. */
  abstract int run() throws Exception;
}
