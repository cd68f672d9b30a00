package io.github.stacker.cli;

import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Verification;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stacker verify}: does a run again and compares. */
@Command(
    name = "verify",
    description =
        "Runs a manifest's pipeline again, into scratch, and says whether the bits are the same.",
    footer = {"", "Example:", "  stacker verify stacked/noise.tif.manifest.json"})
final class VerifyCommand extends ConsoleCommand {
  @Parameters(paramLabel = "MANIFEST", description = "the manifest of a run")
  private Path manifest;

  @Mixin private RunSettings settings;

  VerifyCommand(Console console) {
    super(console);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load();
        ProgressLine progress = new ProgressLine(console())) {
      Verification verification = new Verification(catalogue, settings.resources.options());
      List<String> differences =
          verification.differences(manifest, settings.quiet ? Progress.NONE : progress);
      differences.forEach(difference -> console().print(difference));
      if (differences.isEmpty() && !settings.quiet) {
        console().print("the same bits");
      }
      return differences.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
  }
}
