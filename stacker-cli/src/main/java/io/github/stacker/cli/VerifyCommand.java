package io.github.stacker.cli;

import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Verification;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker verify}: does a run again and compares. */
final class VerifyCommand extends ConsoleCommand {
  private final PositionalParamSpec manifest =
      Options.parameter(Path.class, "MANIFEST", "the manifest of a run");

  private final RunSettings settings = new RunSettings();

  VerifyCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("verify");
    command
        .usageMessage()
        .description(
            "Runs a manifest's pipeline again, into scratch, and says whether the bits are the same.")
        .footer("", "Example:", "  stacker verify stacked/noise.tif.manifest.json");
    command.addPositional(manifest);
    settings.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load();
        ProgressLine progress = new ProgressLine(console())) {
      Verification verification = new Verification(catalogue, settings.resources.options());
      List<String> differences = verification.differences(manifest.getValue(), watching(progress));
      List<Path> missing = verification.missing(manifest.getValue());
      console().programs().ifPresent(json -> json.verified(differences, missing));
      missing.forEach(
          output -> console().message("output \"%s\" is not there any more".formatted(output)));
      differences.forEach(difference -> console().print(difference));
      if (differences.isEmpty() && !settings.quiet()) {
        console().print("the same bits");
      }
      return differences.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
  }

  private Progress watching(ProgressLine line) {
    Progress people = settings.quiet() ? new Warnings(console()) : line;
    return console().programs().<Progress>map(json -> json).orElse(people);
  }
}
