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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stacker demo}: makes a set of frames and stacks it. */
@Command(
    name = "demo",
    description =
        "Makes frames of a scene, any size and number, and runs the pipeline that suits them.",
    footer = {
      "",
      "Examples:",
      "  stacker demo",
      "  stacker demo --kind startrails --frames 60 trails",
      "  stacker demo --size 40000x25000 --frames 5 --format tiff --type uint8 gigapixel"
    })
final class DemoCommand extends ConsoleCommand {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})x([0-9]{1,7})");

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "demo",
      description = "where; default: demo")
  private Path folder;

  @Option(
      names = "--kind",
      defaultValue = "landscape",
      description =
          "landscape (noise), passers-by, satellites, startrails or long-exposure; default: landscape")
  private String kind;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1200x800",
      description = "pixels; default: 1200x800")
  private String size;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "how many; default: 12, passers-by 15, satellites 24")
  private Integer frames;

  @Option(
      names = "--format",
      defaultValue = "jpeg",
      description = "jpeg, png or tiff; default: jpeg")
  private String format;

  @Option(names = "--type", defaultValue = "uint8", description = "uint8 or uint16; default: uint8")
  private String type;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another number, another scene; default: 1")
  private long seed;

  @Option(names = "--frames-only", description = "make the frames and the pipeline, stack nothing")
  private boolean framesOnly;

  @Mixin private RunSettings settings;

  DemoCommand(Console console) {
    super(console);
  }

  @Override
  int run() throws IOException {
    try (Catalogue catalogue = settings.plugins.load()) {
      DemoScene scene = scene();
      FrameWriterProvider<?> writer = writer(scene, catalogue);
      requireFolder();
      Path pipeline = copyPipeline(scene.kind());
      makeFrames(scene, writer);
      if (framesOnly) {
        return ExitCode.DONE;
      }
      Stacking stacking = new Stacking(console(), catalogue, settings);
      int code = stacking.runWithManifest(stacking.read(pipeline, List.of()), true);
      say("the frames are in \"%s\", the pipeline is \"%s\"".formatted(framesFolder(), pipeline));
      return code;
    }
  }

  private DemoScene scene() {
    Matcher sides = SIZE.matcher(size);
    if (!sides.matches() || size.startsWith("0") || size.contains("x0")) {
      throw new PipelineException(
          "--size is \"" + size + "\"; give width and height, for example 1200x800");
    }
    if (frames != null && (frames < 1 || frames > 100_000)) {
      throw new PipelineException("--frames is " + frames + "; give a number from 1 to 100000");
    }
    DemoKind wanted = kind();
    return new DemoScene(
        wanted,
        Integer.parseInt(sides.group(1)),
        Integer.parseInt(sides.group(2)),
        frames == null ? wanted.usualFrames() : frames,
        sampleType(),
        seed);
  }

  private DemoKind kind() {
    return Stream.of(DemoKind.values())
        .filter(candidate -> candidate.toString().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new PipelineException(
                    "--kind is \"" + kind + "\"; give one of " + List.of(DemoKind.values())));
  }

  private SampleType sampleType() {
    return switch (type) {
      case "uint8" -> SampleType.UINT8;
      case "uint16" -> SampleType.UINT16;
      default -> throw new PipelineException("--type is \"" + type + "\"; give uint8 or uint16");
    };
  }

  private FrameWriterProvider<?> writer(DemoScene scene, Catalogue catalogue) {
    FrameWriterProvider<?> writer = catalogue.writer(format.toLowerCase(Locale.ROOT)).provider();
    if (!writer.sampleTypes().contains(scene.type())) {
      throw new PipelineException(format + " cannot hold " + type + "; give --format png or tiff");
    }
    return writer;
  }

  private void requireFolder() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ResourceLimitException("\"" + folder + "\" is a file; give a folder");
    }
  }

  private void makeFrames(DemoScene scene, FrameWriterProvider<?> writer) throws IOException {
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
    Files.createDirectories(folder);
    String pipeline = Files.readString(example);
    return Files.writeString(folder.resolve(name), pipeline);
  }

  private Path framesFolder() {
    return folder.resolve("frames");
  }

  private void say(String line) {
    if (!settings.quiet) {
      console().print(line);
    }
  }
}
