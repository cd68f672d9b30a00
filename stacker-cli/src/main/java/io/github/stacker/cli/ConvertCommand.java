package io.github.stacker.cli;

import io.github.stacker.core.pipeline.FilterOption;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Conversion;
import io.github.stacker.core.run.ConvertLine;
import io.github.stacker.core.run.RunOptions;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker convert}: makes a picture of each frame. */
final class ConvertCommand extends ConsoleCommand {
  private final PositionalParamSpec frames =
      Options.parameters("FRAME", "frames, globs and folders; scan.tif#2 is picture 2 of a file");

  private final OptionSpec output =
      Options.value(
              String.class,
              "-o",
              "OUT",
              "a folder (with a slash behind it), a file, or a pattern of names with {name}, {folder},"
                  + " {ext}, {index} or {index:4}")
          .toBuilder()
          .names("-o", "--output")
          .required(true)
          .build();

  private final OptionSpec filters =
      Options.filters(
          FilterOption.FRAME, "what is done to each frame, for example thumbnail:size=128");

  private final OptionSpec format =
      Options.value(
          String.class,
          "--format",
          "NAME",
          "an ending or a format, for example png; default: as the names say, or as the frames");

  private final OptionSpec type = Options.sampleType();

  private final OptionSpec onError =
      Options.value(
          String.class,
          "--on-error",
          "WHAT",
          "fail at the first bad frame, or skip bad frames and end with 3; default: fail");

  private final OptionSpec inPlace =
      Options.flag("--in-place", "let a frame be replaced by what is made of it");

  private final MasterOptions masters = new MasterOptions();

  private final PipelineOptions changes = new PipelineOptions();

  private final ClobberOption clobber = new ClobberOption();

  private final RunSettings settings = new RunSettings();

  ConvertCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("convert");
    command
        .usageMessage()
        .description(
            "Makes a picture of each frame: calibrated, filtered, renamed, in another format.")
        .footer(
            "",
            "Examples:",
            "  stacker convert --filter thumbnail:size=128 --format png -o out/ photos/*.JPG",
            "  stacker convert --filter rotate:degrees=1.5,expand=false -o 'out/{name}-straight.{ext}' photos/",
            "  stacker convert --dark dark.fits --format fits -o calibrated/ lights/",
            "  stacker convert --type uint16 --set outputs[0].compression=deflate --format tif -o out/ photos/");
    command.addOption(output);
    command.addPositional(frames);
    command.addOption(filters);
    command.addOption(format);
    command.addOption(type);
    command.addOption(onError);
    command.addOption(inPlace);
    masters.addTo(command);
    changes.addForSingleFrames(command);
    clobber.addTo(command);
    settings.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load()) {
      RunOptions options = settings.options(RunOptions.Journal.NONE).with(clobber.existing());
      Conversion conversion =
          Conversion.prepare(line(), changes.replacements(), catalogue, options);
      Conversion.Report report = watched(conversion);
      console().programs().ifPresent(json -> json.converted(report));
      if (!settings.quiet()) {
        console().print(sentence(report));
      }
      return report.skipped().isEmpty() ? ExitCode.DONE : ExitCode.FRAME;
    }
  }

  private ConvertLine line() {
    return new ConvertLine(
        frames.getValue(),
        masters.files(),
        filters.getValue(),
        output.getValue(),
        Optional.ofNullable(format.getValue()),
        Optional.ofNullable(type.getValue()),
        Optional.ofNullable(onError.getValue()),
        inPlace.<Boolean>getValue());
  }

  private Conversion.Report watched(Conversion conversion) {
    if (console().programs().isPresent()) {
      return conversion.execute(console().programs().get());
    }
    if (settings.quiet()) {
      return conversion.execute(new Warnings(console()));
    }
    try (ProgressLine progress = new ProgressLine(console())) {
      return conversion.execute(progress);
    }
  }

  private static String sentence(Conversion.Report report) {
    int all = report.written() + report.skipped().size();
    return "converted %d%s %s in %.1f s"
        .formatted(
            report.written(),
            report.skipped().isEmpty() ? "" : " of " + all,
            all == 1 ? "frame" : "frames",
            report.duration().toMillis() / 1000.0);
  }
}
