package io.github.stacker.cli;

import io.github.stacker.core.engine.Existing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Whether a command may replace files. */
final class ClobberOption {
  private final OptionSpec noClobber =
      Options.flag("--no-clobber", "refuse to begin if a file to be written is there already");

  void addTo(CommandSpec command) {
    command.addOption(noClobber);
  }

  Existing existing() {
    return noClobber.<Boolean>getValue() ? Existing.KEPT : Existing.REPLACED;
  }
}
