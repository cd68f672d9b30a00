package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.run.RunOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run may use. Changes how fast it goes, not its result. */
final class ResourceOptions {
  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "memory for samples at work, for example 200M")
  private String memory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads at work; default: the processors")
  private Integer threads;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description = "folder of mapped scratch files; default: the folder of the first output")
  private Path scratch;

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      description =
          "what decodes JPEG, PNG and TIFF: auto (libraries that the system has), jdk, or one that"
              + " has to be there: turbojpeg, libdeflate")
  private String decoder = "auto";

  RunOptions options() {
    if (threads != null && (threads < 1 || threads > 1024)) {
      throw new PipelineException("--threads is " + threads + "; give a number from 1 to 1024");
    }
    return new RunOptions(
        memoryBytes(),
        Optional.ofNullable(threads),
        Optional.ofNullable(scratch),
        Optional.empty(),
        decoding());
  }

  private Decoding.Choice decoding() {
    return Arrays.stream(Decoding.Choice.values())
        .filter(choice -> choice.title().equals(decoder))
        .findFirst()
        .orElseThrow(
            () ->
                new PipelineException(
                    "--decoder is \"%s\"; give auto, jdk, turbojpeg or libdeflate"
                        .formatted(decoder)));
  }

  private Optional<Long> memoryBytes() {
    try {
      return Optional.ofNullable(memory).map(MemorySize::parse);
    } catch (IllegalArgumentException e) {
      throw new PipelineException("--memory: " + e.getMessage(), e);
    }
  }
}
