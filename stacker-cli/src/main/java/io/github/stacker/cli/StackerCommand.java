package io.github.stacker.cli;

import io.github.stacker.api.StackerException;
import io.github.stacker.core.mapped.DiskFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program itself; each of its commands is a class of its own. */
final class StackerCommand {
  /** In the order in which help shows them. */
  static final List<String> COMMANDS =
      List.of(
          "stack",
          "master",
          "run",
          "convert",
          "status",
          "plan",
          "verify",
          "info",
          "show",
          "plugins",
          "new-plugin",
          "schema",
          "demo");

  private StackerCommand() {}

  /** Runs one command and gives the exit code. */
  static int run(Console people, String... arguments) {
    boolean forPrograms = List.of(arguments).contains(RunSettings.JSON_PROGRESS);
    Console console = forPrograms ? people.forPrograms() : people;
    CommandLine line = commandLine(console, arguments);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(new RefusalHandler(console));
    line.setExecutionExceptionHandler(new FailureHandler(console));
    if (arguments.length == 0) {
      line.usage(console.out());
      return ExitCode.USAGE;
    }
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return console.failure(
          ExitCode.RESOURCES,
          "memory is not enough; give more with STACKER_OPTS=-Xmx2g, or less to do with --threads 1");
    }
  }

  /**
   * Describing a command takes time: where one of stacker's own is called, the others are left out.
   */
  private static CommandLine commandLine(Console console, String... arguments) {
    CommandLine line = new CommandLine(withHelp(program()));
    if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
      line.addSubcommand(command(arguments[0], console).spec());
      return line;
    }
    COMMANDS.forEach(name -> line.addSubcommand(command(name, console).spec()));
    line.addSubcommand(CommandLine.HelpCommand.class);
    line.addSubcommand(AutoComplete.GenerateCompletion.class);
    return line;
  }

  private static CommandSpec program() {
    CommandSpec program = CommandSpec.create().name("stacker");
    Map<String, String> exitCodes = new LinkedHashMap<>();
    exitCodes.put("0", "done");
    exitCodes.put("1", "a defect of stacker");
    exitCodes.put("2", "command line, pipeline or plugin");
    exitCodes.put("3", "a frame cannot be read or does not fit");
    exitCodes.put("4", "memory, disk or another resource");
    exitCodes.put("5", "verify: the results differ");
    program
        .usageMessage()
        .description("Stacks photographs of one scene into one better photograph, out of core.")
        .synopsisSubcommandLabel("COMMAND")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes)
        .footer(
            "",
            "Examples:",
            "  stacker stack --method mean -o less-noise.tif photos/*.JPG",
            "  stacker run pipeline.json",
            "  stacker info photos/*.JPG");
    return program;
  }

  private static ConsoleCommand command(String name, Console console) {
    return switch (name) {
      case "stack" -> new StackCommand(console);
      case "master" -> new MasterCommand(console);
      case "run" -> new RunCommand(console);
      case "convert" -> new ConvertCommand(console);
      case "status" -> new StatusCommand(console);
      case "plan" -> new PlanCommand(console);
      case "verify" -> new VerifyCommand(console);
      case "info" -> new InfoCommand(console);
      case "show" -> new ShowCommand(console);
      case "plugins" -> new PluginsCommand(console);
      case "new-plugin" -> new NewPluginCommand(console);
      case "schema" -> new SchemaCommand(console);
      case "demo" -> new DemoCommand(console);
      default -> throw new IllegalStateException("no command is called " + name);
    };
  }

  /** Adds the options that every command has. */
  static CommandSpec withHelp(CommandSpec command) {
    return command
        .versionProvider(new Version())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** Says what is wrong with the command line; the whole usage would push that off the screen. */
  private static int refused(Console console, ParameterException refusal) {
    CommandLine command = refusal.getCommandLine();
    console.failure(ExitCode.USAGE, refusal.getMessage());
    UnmatchedArgumentException.printSuggestions(refusal, command.getErr());
    console.message(
        "\"%s --help\" shows how it is used".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static int failed(Console console, Exception failure, ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--verbose")) {
      console.trace(failure);
    }
    if (failure instanceof StackerException expected) {
      return console.failure(expected.exitCode(), expected.getMessage());
    }
    if (failure instanceof InvalidPathException path) {
      return console.failure(
          ExitCode.USAGE,
          "\"%s\" is no file name here: %s; is the locale one of UTF-8?"
              .formatted(path.getInput(), path.getReason()));
    }
    if (failure instanceof IOException io) {
      return console.failure(ExitCode.RESOURCES, DiskFailure.reason(io));
    }
    return console.failure(
        ExitCode.DEFECT,
        "this is a defect of stacker, please report it: %s; --verbose shows where"
            .formatted(failure));
  }

  /** A class, since a lambda of such an old interface is left out of the archive of classes. */
  private record RefusalHandler(Console console) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException refusal, String[] arguments) {
      return refused(console, refusal);
    }
  }

  /** A class for the same reason. */
  private record FailureHandler(Console console) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
        Exception failure, CommandLine command, ParseResult parsed) {
      return failed(console, failure, parsed);
    }
  }
}
