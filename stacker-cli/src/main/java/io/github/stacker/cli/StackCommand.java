package io.github.stacker.cli;

import io.github.stacker.core.pipeline.FilterOption;
import io.github.stacker.core.run.OneLiner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker stack}: a pipeline in one line. */
final class StackCommand extends ConsoleCommand {
  private static final int PREVIEW_SIZE = 2000;

  private final OptionSpec method =
      Options.value(String.class, "--method", "NAME", "mean", "the combine; default: mean");

  private final OptionSpec outputs =
      Options.list(
              String.class,
              "-o",
              "FILE",
              "the picture to write; its ending gives the format; may be repeated")
          .toBuilder()
          .names("-o", "--output")
          .required(true)
          .build();

  private final PositionalParamSpec frames =
      Options.parameters("FRAME", "frames, globs and folders");

  private final OptionSpec type = Options.sampleType();

  private final OptionSpec order =
      Options.value(String.class, "--order", "ORDER", "name, time or given; default: name");

  private final OptionSpec onError =
      Options.value(
          String.class, "--on-error", "WHAT", "fail or skip frames that are bad; default: fail");

  private final OptionSpec filters =
      Options.filters(
          FilterOption.FRAME,
          "what is done to each frame, for example crop:left=0,top=0,right=640,bottom=480");

  private final OptionSpec post =
      Options.filters(
          FilterOption.RESULT, "what is done to the result, for example gamma:gamma=1.2");

  private final OptionSpec previews =
      Options.list(
          String.class,
          "--preview",
          "FILE",
          "also write a reduced picture, made in the same pass; may be repeated");

  private final OptionSpec maxSize =
      Options.value(
          Integer.class, "--max-size", "PIXELS", "longest side of the previews; default: 2000");

  private final OptionSpec maps =
      Options.list(
          String.class,
          "--map",
          "KIND=FILE",
          "also write a map: coverage, rejectedLow, rejectedHigh, provenance or deviation; may be repeated");

  private final MasterOptions masters = new MasterOptions();

  private final OneLineRun oneLine = new OneLineRun();

  StackCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("stack");
    command
        .usageMessage()
        .description("Combines frames into one picture.")
        .footer(
            "",
            "Examples:",
            "  stacker stack --method mean -o less-noise.tif photos/*.JPG",
            "  stacker stack --method max -o trails.png --order time night/",
            "  stacker stack --method max -o trails.dzi --preview trails.jpg night/",
            "  stacker stack --filter linearise --post encode -o blend.jpg photos/",
            "  stacker stack --method mean --type uint16 -o mean.tif --save-pipeline mean.json photos/");
    command.addOption(method);
    command.addOption(outputs);
    command.addPositional(frames);
    command.addOption(type);
    command.addOption(order);
    command.addOption(onError);
    command.addOption(filters);
    command.addOption(post);
    command.addOption(previews);
    command.addOption(maxSize);
    command.addOption(maps);
    masters.addTo(command);
    oneLine.addTo(command);
  }

  @Override
  int run() throws IOException {
    return oneLine.run(console(), oneLiner(), List.of());
  }

  private OneLiner oneLiner() {
    return new OneLiner(
        frames.getValue(),
        Optional.ofNullable(order.getValue()),
        Optional.ofNullable(onError.getValue()),
        filters.getValue(),
        method.getValue(),
        post.getValue(),
        outputs.getValue(),
        Optional.ofNullable(type.getValue()),
        previews.getValue(),
        previewSize(),
        mapFiles(),
        masters.files());
  }

  private int previewSize() {
    Integer pixels = maxSize.getValue();
    if (pixels != null && previews.<List<String>>getValue().isEmpty()) {
      throw refusal(
          "--max-size is that of previews, and there is none; name one with --preview, or write --set outputs[0].maxSize="
              + pixels);
    }
    return pixels == null ? PREVIEW_SIZE : pixels;
  }

  private Map<String, String> mapFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String map : maps.<List<String>>getValue()) {
      int equals = map.indexOf('=');
      if (equals < 1 || equals == map.length() - 1) {
        throw refusal(
            "--map takes the kind and the file, for example coverage=coverage.tif; not \""
                + map
                + "\"");
      }
      String kind = map.substring(0, equals);
      if (files.put(kind, map.substring(equals + 1)) != null) {
        throw refusal("--map " + kind + " is given twice");
      }
    }
    return files;
  }
}
