package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.run.RunOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a run may use. Changes how fast it goes, not its result. */
final class ResourceOptions {
  private final OptionSpec memory =
      Options.value(
          String.class, "--memory", "SIZE", "memory for samples at work, for example 200M");

  private final OptionSpec threads =
      Options.value(Integer.class, "--threads", "N", "threads at work; default: the processors");

  private final OptionSpec scratch =
      Options.value(
          Path.class,
          "--scratch",
          "DIR",
          "folder of mapped scratch files; default: the folder of the first output");

  private final OptionSpec decoder =
      Options.value(
          String.class,
          "--decoder",
          "NAME",
          "auto",
          "what decodes JPEG, PNG and TIFF: auto (libraries that the system has), jdk, or one that"
              + " has to be there: turbojpeg, libdeflate");

  private final OptionSpec check =
      Options.flag(
          "--check",
          "look at what filters and combiners of plugins do: inside their tile, the same by parts, no NaN of"
              + " their own; slower");

  void addTo(CommandSpec command) {
    command.addOption(memory);
    command.addOption(threads);
    command.addOption(scratch);
    command.addOption(decoder);
    command.addOption(check);
  }

  RunOptions options() {
    Integer wanted = threads.getValue();
    if (wanted != null && (wanted < 1 || wanted > 1024)) {
      throw new PipelineException("--threads is " + wanted + "; give a number from 1 to 1024");
    }
    return new RunOptions(
        memoryBytes(),
        Optional.ofNullable(wanted),
        Optional.ofNullable(scratch.getValue()),
        Optional.empty(),
        decoding(),
        check.<Boolean>getValue(),
        RunOptions.Journal.NONE,
        Existing.REPLACED);
  }

  private Decoding.Choice decoding() {
    return Arrays.stream(Decoding.Choice.values())
        .filter(choice -> choice.title().equals(decoder.getValue()))
        .findFirst()
        .orElseThrow(
            () ->
                new PipelineException(
                    "--decoder is \"%s\"; give auto, jdk, turbojpeg or libdeflate"
                        .formatted(decoder.<String>getValue())));
  }

  private Optional<Long> memoryBytes() {
    try {
      return Optional.ofNullable(memory.<String>getValue()).map(MemorySize::parse);
    } catch (IllegalArgumentException e) {
      throw new PipelineException("--memory: " + e.getMessage(), e);
    }
  }
}
