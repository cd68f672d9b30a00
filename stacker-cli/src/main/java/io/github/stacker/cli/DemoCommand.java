package io.github.stacker.cli;

import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.cli.demo.DemoFrames;
import io.github.stacker.cli.demo.DemoKind;
import io.github.stacker.cli.demo.DemoScene;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker demo}: makes a set of frames and stacks it. */
final class DemoCommand extends ConsoleCommand {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})x([0-9]{1,7})");

  private final PositionalParamSpec folder =
      Options.optional(Path.class, "DIR", "demo", "where; default: demo");

  private final OptionSpec kind =
      Options.value(
          String.class,
          "--kind",
          "<kind>",
          "landscape",
          "landscape (noise), passers-by, satellites, startrails or long-exposure; default: landscape");

  private final OptionSpec size =
      Options.value(String.class, "--size", "WxH", "1200x800", "pixels; default: 1200x800");

  private final OptionSpec frames =
      Options.value(
          Integer.class, "--frames", "N", "how many; default: 12, passers-by 15, satellites 24");

  private final OptionSpec format =
      Options.value(
          String.class, "--format", "<format>", "jpeg", "jpeg, png or tiff; default: jpeg");

  private final OptionSpec type =
      Options.value(String.class, "--type", "<type>", "uint8", "uint8 or uint16; default: uint8");

  private final OptionSpec seed =
      Options.value(
          long.class, "--seed", "<seed>", "1", "another number, another scene; default: 1");

  private final OptionSpec framesOnly =
      Options.flag("--frames-only", "make the frames and the pipeline, stack nothing");

  private final RunSettings settings = new RunSettings();

  DemoCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("demo");
    command
        .usageMessage()
        .description(
            "Makes frames of a scene, any size and number, and runs the pipeline that suits them.")
        .footer(
            "",
            "Examples:",
            "  stacker demo",
            "  stacker demo --kind startrails --frames 60 trails",
            "  stacker demo --size 40000x25000 --frames 5 --format tiff --type uint8 gigapixel");
    command.addPositional(folder);
    command.addOption(kind);
    command.addOption(size);
    command.addOption(frames);
    command.addOption(format);
    command.addOption(type);
    command.addOption(seed);
    command.addOption(framesOnly);
    settings.addTo(command);
  }

  @Override
  int run() throws IOException {
    try (Catalogue catalogue = settings.plugins.load()) {
      DemoScene scene = scene();
      FrameWriterProvider<?> writer = writer(scene, catalogue);
      requireFolder();
      Path pipeline = copyPipeline(scene.kind());
      makeFrames(scene, writer);
      if (framesOnly.<Boolean>getValue()) {
        return ExitCode.DONE;
      }
      Stacking stacking =
          new Stacking(console(), catalogue, settings, settings.options(RunOptions.Journal.NONE));
      int code = stacking.runWithManifest(stacking.read(pipeline, List.of()), true);
      say("the frames are in \"%s\", the pipeline is \"%s\"".formatted(framesFolder(), pipeline));
      return code;
    }
  }

  private DemoScene scene() {
    String wanted = size.getValue();
    Matcher sides = SIZE.matcher(wanted);
    if (!sides.matches() || wanted.startsWith("0") || wanted.contains("x0")) {
      throw new PipelineException(
          "--size is \"" + wanted + "\"; give width and height, for example 1200x800");
    }
    Integer number = frames.getValue();
    if (number != null && (number < 1 || number > 100_000)) {
      throw new PipelineException("--frames is " + number + "; give a number from 1 to 100000");
    }
    DemoKind scene = kind();
    return new DemoScene(
        scene,
        Integer.parseInt(sides.group(1)),
        Integer.parseInt(sides.group(2)),
        number == null ? scene.usualFrames() : number,
        sampleType(),
        seed.<Long>getValue());
  }

  private DemoKind kind() {
    return Stream.of(DemoKind.values())
        .filter(candidate -> candidate.toString().equals(kind.getValue()))
        .findFirst()
        .orElseThrow(
            () ->
                new PipelineException(
                    "--kind is \""
                        + kind.getValue()
                        + "\"; give one of "
                        + List.of(DemoKind.values())));
  }

  private SampleType sampleType() {
    return switch (type.<String>getValue()) {
      case "uint8" -> SampleType.UINT8;
      case "uint16" -> SampleType.UINT16;
      default ->
          throw new PipelineException(
              "--type is \"" + type.getValue() + "\"; give uint8 or uint16");
    };
  }

  private FrameWriterProvider<?> writer(DemoScene scene, Catalogue catalogue) {
    FrameWriterProvider<?> writer =
        catalogue.writer(format.<String>getValue().toLowerCase(Locale.ROOT)).provider();
    if (!writer.sampleTypes().contains(scene.type())) {
      throw new PipelineException(
          format.getValue() + " cannot hold " + type.getValue() + "; give --format png or tiff");
    }
    return writer;
  }

  private void requireFolder() {
    if (Files.exists(folder()) && !Files.isDirectory(folder())) {
      throw new ResourceLimitException("\"" + folder() + "\" is a file; give a folder");
    }
  }

  private void makeFrames(DemoScene scene, FrameWriterProvider<?> writer) throws IOException {
    console()
        .programs()
        .ifPresent(json -> json.making(scene.frames(), scene.width(), scene.height()));
    say("making %d frames of %dx%d...".formatted(scene.frames(), scene.width(), scene.height()));
    DemoFrames.write(
        scene, framesFolder(), DefaultWriter.of(writer), writer.extensions().get(0), made -> {});
  }

  private Path copyPipeline(DemoKind wanted) throws IOException {
    String name =
        switch (wanted) {
          case LANDSCAPE -> "noise.json";
          case PASSERS_BY -> "passers-by.json";
          case SATELLITES -> "satellites.json";
          case STARTRAILS -> "star-trails.json";
          case LONG_EXPOSURE -> "long-exposure.json";
        };
    Path example = Path.of(System.getProperty("stacker.home", "."), "config", name);
    Files.createDirectories(folder());
    String pipeline = Files.readString(example);
    return Files.writeString(folder().resolve(name), pipeline);
  }

  private Path folder() {
    return folder.getValue();
  }

  private Path framesFolder() {
    return folder().resolve("frames");
  }

  private void say(String line) {
    if (!settings.quiet()) {
      console().print(line);
    }
  }
}
