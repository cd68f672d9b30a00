package io.github.stacker.cli;

import io.github.stacker.api.StackerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program itself; each of its commands is a class of its own. */
@Command(
    name = "stacker",
    description = "Stacks photographs of one scene into one better photograph, out of core.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a defect of stacker",
      "2:command line, pipeline or plugin",
      "3:a frame cannot be read or does not fit",
      "4:memory, disk or another resource",
      "5:verify: the results differ"
    },
    footer = {
      "",
      "Examples:",
      "  stacker stack --method mean -o less-noise.tif photos/*.JPG",
      "  stacker run pipeline.json",
      "  stacker info photos/*.JPG"
    })
final class StackerCommand {
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("stack", StackCommand.class);
    COMMANDS.put("run", RunCommand.class);
    COMMANDS.put("plan", PlanCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("info", InfoCommand.class);
    COMMANDS.put("plugins", PluginsCommand.class);
    COMMANDS.put("schema", SchemaCommand.class);
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
    COMMANDS.put("generate-completion", AutoComplete.GenerateCompletion.class);
  }

  /** Commands that do not speak of the others. */
  private static final Set<String> ALONE =
      Set.of("stack", "run", "plan", "verify", "info", "plugins", "schema", "demo");

  private StackerCommand() {}

  /** Runs one command and gives the exit code. */
  static int run(Console console, String... arguments) {
    CommandLine line = commandLine(console, arguments);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(new RefusalHandler(console));
    line.setExecutionExceptionHandler(new FailureHandler(console));
    if (arguments.length == 0) {
      line.usage(console.out());
      return ExitCode.USAGE;
    }
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      console.message(
          "memory is not enough; give more with STACKER_OPTS=-Xmx2g, or less to do with --threads 1");
      return ExitCode.RESOURCES;
    }
  }

  /**
   * Reading the options of a command takes time: where one of the plain commands is called, the
   * others are left out.
   */
  private static CommandLine commandLine(Console console, String... arguments) {
    CommandLine line = new CommandLine(new StackerCommand(), new ConsoleFactory(console));
    boolean plain = arguments.length > 0 && ALONE.contains(arguments[0]);
    COMMANDS.forEach(
        (name, type) -> {
          if (!plain || name.equals(arguments[0])) {
            line.addSubcommand(name, type);
          }
        });
    return line;
  }

  /** Says what is wrong with the command line; the whole usage would push that off the screen. */
  private static int refused(Console console, ParameterException refusal) {
    CommandLine command = refusal.getCommandLine();
    console.message(refusal.getMessage());
    UnmatchedArgumentException.printSuggestions(refusal, command.getErr());
    console.message(
        "\"%s --help\" shows how it is used".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static int failed(Console console, Exception failure, ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--verbose")) {
      failure.printStackTrace(console.err());
    }
    if (failure instanceof StackerException expected) {
      console.message(expected.getMessage());
      return expected.exitCode();
    }
    if (failure instanceof InvalidPathException path) {
      console.message(
          "\"%s\" is no file name here: %s; is the locale one of UTF-8?"
              .formatted(path.getInput(), path.getReason()));
      return ExitCode.USAGE;
    }
    if (failure instanceof IOException io) {
      console.message(io instanceof FileSystemException ? io.toString() : io.getMessage());
      return ExitCode.RESOURCES;
    }
    console.message(
        "this is a defect of stacker, please report it: %s; --verbose shows where"
            .formatted(failure));
    return ExitCode.DEFECT;
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

  /** Gives every command the console. */
  private record ConsoleFactory(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (ConsoleCommand.class.isAssignableFrom(type)) {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
