package io.github.stacker.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A command that writes to the console. */
abstract class ConsoleCommand implements Callable<Integer> {
  private final Console console;
  private final OptionSpec verbose =
      Options.flag("--verbose", "show what happens, and where errors come from");
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
    int exitCode = run();
    console.programs().ifPresent(json -> json.done(exitCode));
    return exitCode;
  }

  /** Does the work and gives the exit code. */
  abstract int run() throws Exception;

  /** Makes what to throw where options do not fit each other. */
  final ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
