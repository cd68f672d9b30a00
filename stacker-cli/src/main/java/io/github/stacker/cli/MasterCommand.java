package io.github.stacker.cli;

import io.github.stacker.core.run.OneLiner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker master}: calibration frames combined as is usual for their kind. */
final class MasterCommand extends ConsoleCommand {
  private static final String FLAT = "flat";
  private static final List<String> KINDS = List.of("bias", "dark", FLAT);

  private final PositionalParamSpec kind =
      PositionalParamSpec.builder()
          .type(String.class)
          .index("0")
          .arity("1")
          .required(true)
          .paramLabel("KIND")
          .description("bias, dark or flat")
          .build();

  private final PositionalParamSpec frames =
      Options.parameters("FRAME", "frames, globs and folders").toBuilder().index("1..*").build();

  private final OptionSpec output =
      OptionSpec.builder("-o", "--output")
          .type(String.class)
          .paramLabel("FILE")
          .required(true)
          .description("the master to write, of float32 samples: FITS keeps keywords, or TIFF")
          .build();

  private final OptionSpec method =
      Options.value(
          String.class,
          "--method",
          "NAME",
          "winsorized-sigma-clip",
          "the combine; default: winsorized-sigma-clip at 3 sigma");

  private final MasterOptions masters = new MasterOptions();

  private final OneLineRun oneLine = new OneLineRun();

  MasterCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("master");
    command
        .usageMessage()
        .description(
            "Combines calibration frames into a master bias, dark or flat.",
            "Flats are brought to one level by a factor each before they are combined.")
        .footer(
            "",
            "Examples:",
            "  stacker master bias -o bias.fits biases/",
            "  stacker master dark -o dark.fits darks/",
            "  stacker master flat --bias bias.fits -o flat.fits flats/");
    command.addPositional(kind);
    command.addPositional(frames);
    command.addOption(output);
    command.addOption(method);
    masters.addTo(command);
    oneLine.addTo(command);
  }

  @Override
  int run() throws IOException {
    if (!KINDS.contains(kind.<String>getValue())) {
      throw refusal(
          "there are masters of the kinds %s, not \"%s\"; write for example stacker master dark -o dark.fits darks/"
              .formatted(String.join(", ", KINDS), kind.<String>getValue()));
    }
    return oneLine.run(console(), oneLiner(), details());
  }

  private OneLiner oneLiner() {
    return new OneLiner(
        frames.getValue(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        method.getValue(),
        List.of(),
        List.of(output.<String>getValue()),
        Optional.of("float32"),
        List.of(),
        0,
        Map.of(),
        masters.files());
  }

  /** Numbers stay those of the frames; lamps and twilight differ from flat to flat. */
  private List<String> details() {
    List<String> details = new ArrayList<>();
    details.add("outputs[0].scale=none");
    if (kind.getValue().equals(FLAT)) {
      details.add("normalise.mode=multiplicative");
      details.add("normalise.scaling=false");
    }
    return details;
  }
}
