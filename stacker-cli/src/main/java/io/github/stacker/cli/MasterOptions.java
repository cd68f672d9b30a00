package io.github.stacker.cli;

import io.github.stacker.core.run.MasterFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that name the masters frames are calibrated by. */
final class MasterOptions {
  private final List<OptionSpec> options =
      List.of(
          master("bias", "subtract this master bias from each frame"),
          master("dark", "subtract this master dark"),
          master("flat", "divide by this master flat"));

  private static OptionSpec master(String kind, String description) {
    return Options.value(String.class, "--" + kind, "FILE", description);
  }

  void addTo(CommandSpec command) {
    options.forEach(command::addOption);
  }

  /** Gives the masters given, by the keys of the pipeline's section. */
  MasterFiles files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (OptionSpec option : options) {
      String file = option.getValue();
      if (file != null) {
        files.put(option.longestName().substring(2), file);
      }
    }
    return new MasterFiles(files);
  }
}
