package io.github.stacker.cli;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.pipeline.JsonText;
import io.github.stacker.core.pipeline.PictureChoice;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Formats;
import io.github.stacker.core.run.FoundPictures;
import io.github.stacker.core.run.FrameDescription;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker info}: what is in a file, as its header tells. */
final class InfoCommand extends ConsoleCommand {
  private final PositionalParamSpec files =
      Options.parameters(
          "FILE", "the frames; scan.tif#2 is picture 2 of a file, and 'scan.tif#*' all its frames");

  private final OptionSpec json =
      Options.flag("--json", "print JSON: a list with one object a frame");

  private final PluginOptions plugins = new PluginOptions();

  InfoCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("info");
    command
        .usageMessage()
        .description("Tells size, format, mode, bit depth, compression and EXIF of frames.")
        .footer(
            "",
            "Examples:",
            "  stacker info photo.jpg",
            "  stacker info scan.tif#2",
            "  stacker info --json frames/*.tif");
    command.addPositional(files);
    command.addOption(json);
    plugins.addTo(command);
  }

  @Override
  int run() {
    int code = ExitCode.DONE;
    List<Map<String, Object>> described = new ArrayList<>();
    try (Catalogue catalogue = plugins.load()) {
      FrameFormats formats = Formats.of(catalogue);
      FoundPictures finder = FoundPictures.of(catalogue, formats);
      for (String file : files.<List<String>>getValue()) {
        try {
          for (FrameLocation frame : PictureChoice.locate(file, finder)) {
            code = Math.max(code, describe(frame, formats, described));
          }
        } catch (IOException | InvalidPathException e) {
          code = refuse(file, e);
        }
      }
    }
    if (json.<Boolean>getValue()) {
      console().printJson(JsonText.write(described));
    } else {
      described.forEach(this::print);
    }
    return code;
  }

  private int describe(
      FrameLocation location, FrameFormats formats, List<Map<String, Object>> into) {
    try (FrameFile frame = formats.open(location)) {
      into.add(FrameDescription.of(location, frame).properties());
      return ExitCode.DONE;
    } catch (IOException e) {
      return refuse(location.toString(), e);
    }
  }

  private int refuse(String file, Exception reason) {
    console().message("\"%s\": %s".formatted(file, reason.getMessage()));
    return ExitCode.FRAME;
  }

  private void print(Map<String, Object> properties) {
    console().print(properties.get("file").toString());
    properties.forEach((name, property) -> printProperty(name, property));
  }

  private void printProperty(String name, Object property) {
    boolean oneALine = name.equals("pictures") || name.equals("keywords");
    if (oneALine && property instanceof List<?> list) {
      console().print("  " + name);
      list.forEach(line -> console().print("    " + line));
    } else if (!name.equals("file")) {
      console().print("  %-20s %s".formatted(name, property));
    }
  }
}
