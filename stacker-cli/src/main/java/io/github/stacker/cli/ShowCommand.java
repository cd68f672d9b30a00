package io.github.stacker.cli;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.core.engine.FileTree;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Conversion;
import io.github.stacker.core.run.ConvertLine;
import io.github.stacker.core.run.Formats;
import io.github.stacker.core.run.MasterFiles;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker show}: a picture of any size and format, reduced, in a viewer or the terminal. */
final class ShowCommand extends ConsoleCommand {
  private static final int SCREEN_WIDTH = 1920;
  private static final int SCREEN_HEIGHT = 1080;

  private final PositionalParamSpec file =
      Options.parameter(String.class, "FILE", "the picture; scan.tif#2 is picture 2 of a file");

  private final OptionSpec terminal =
      Options.flag("--terminal", "draw it in the terminal even if there is a desktop");

  private final OptionSpec stretch =
      Options.flag(
          "--stretch", "make faint things visible first, as the filter \"auto-stretch\" does");

  private final PluginOptions plugins = new PluginOptions();

  ShowCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("show");
    command
        .usageMessage()
        .description(
            "Shows a picture, reduced to the screen: in the desktop's viewer, or drawn in the"
                + " terminal where there is no desktop.")
        .footer(
            "",
            "Examples:",
            "  stacker show trails.tif",
            "  stacker show --stretch light.fits",
            "  stacker show --terminal photo.jpg");
    command.addPositional(file);
    command.addOption(terminal);
    command.addOption(stretch);
    plugins.addTo(command);
  }

  @Override
  int run() throws IOException {
    Path folder = Files.createTempDirectory("stacker-show");
    boolean viewed = false;
    try (Catalogue catalogue = plugins.load()) {
      Path picture = folder.resolve("picture-1.png");
      viewed = !terminal.<Boolean>getValue() && view(picture, catalogue);
      if (!viewed) {
        draw(picture, catalogue);
      }
      return ExitCode.DONE;
    } finally {
      if (!viewed) {
        FileTree.deleteQuietly(folder);
      }
    }
  }

  /** The viewer may read the picture after this program has ended: it stays. */
  private boolean view(Path picture, Catalogue catalogue) throws IOException {
    DesktopViewer viewer = DesktopViewer.ofSystem();
    if (!viewer.isThere()) {
      return false;
    }
    reduce(picture, SCREEN_WIDTH, SCREEN_HEIGHT, catalogue);
    return viewer.open(picture);
  }

  private void draw(Path picture, Catalogue catalogue) throws IOException {
    TerminalSize size = TerminalSize.ofSystem();
    reduce(picture, size.columns(), size.pictureRows(), catalogue);
    try (FrameFile reduced = Formats.of(catalogue).open(picture)) {
      ImageInfo info = reduced.info();
      Tile tile = new Tile();
      reduced.read(info.region(), tile);
      TerminalPicture drawn = new TerminalPicture(info, tile, TerminalColours.ofSystem());
      drawn.lines().forEach(console().out()::println);
    }
  }

  private void reduce(Path picture, int width, int height, Catalogue catalogue) {
    String reducing = "thumbnail:width=%d,height=%d".formatted(width, height);
    boolean stretched = stretch.getValue();
    ConvertLine line =
        new ConvertLine(
            List.of(file.<String>getValue()),
            MasterFiles.NONE,
            stretched ? List.of("auto-stretch", reducing) : List.of(reducing),
            picture.resolveSibling("picture-{index}.png").toString(),
            Optional.of("png"),
            Optional.of("uint8"),
            Optional.empty(),
            false);
    Conversion conversion = Conversion.prepare(line, List.of(), catalogue, RunOptions.NONE);
    if (conversion.frames().size() > 1) {
      throw refusal(
          "show takes one picture, and \"%s\" stands for %d; name one of them"
              .formatted(file.<String>getValue(), conversion.frames().size()));
    }
    requireColours(conversion.frames().get(0), catalogue);
    conversion.execute(Progress.NONE);
  }

  /** Inks are refused as what they are, not as bands of a hidden file. */
  private static void requireColours(FrameLocation picture, Catalogue catalogue) {
    try (FrameFile stored = Formats.of(catalogue).open(picture)) {
      if (stored.info().bands().contains(Band.CYAN)) {
        throw new FrameException(
            "\"%s\" holds the inks of a print (CMYK); what colours they are on a screen its profile tells, and stacker applies none: convert it to RGB first, with a program that does"
                .formatted(picture));
      }
    } catch (IOException e) {
      // That it cannot be read is said when it is.
    }
  }
}
