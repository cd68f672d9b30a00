package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
  @TempDir private Path folder;

  @Test
  void aPictureIsDrawnInTheTerminal() {
    Path file = TestFrames.set(folder, "png", 1).get(0);
    CommandRun run = CommandRun.of("show", "--terminal", file).endsWith(DONE);
    TerminalSize size = TerminalSize.ofSystem();
    List<String> lines = run.out().lines().toList();
    assertFalse(lines.isEmpty());
    assertTrue(lines.size() < size.rows(), run::out);
    assertEquals("", run.err());
  }

  @Test
  void whatIsFaintIsSeenWhenItIsStretched() throws IOException {
    ImageInfo info = ImageInfo.of(20, 12, List.of(Band.GREY), SampleType.UINT16);
    Path faint = folder.resolve("faint.fits");
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, i -> 1000 + i % 20 * 9 + i * 7919 % 13), faint);
    Path stretched = folder.resolve("stretched.png");
    CommandRun.of("convert", "--filter", "auto-stretch", "--type", "uint8", "-o", stretched, faint)
        .endsWith(DONE);
    String expected = CommandRun.of("show", "--terminal", stretched).endsWith(DONE).out();
    CommandRun run = CommandRun.of("show", "--terminal", "--stretch", faint).endsWith(DONE);
    assertEquals(expected, run.out());
    assertNotEquals(expected, CommandRun.of("show", "--terminal", faint).endsWith(DONE).out());
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    Path none = folder.resolve("none.png");
    CommandRun.of("show", "--terminal", none)
        .endsWith(USAGE)
        .tells("stacker: \"" + none + "\": does not exist");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    CommandRun.of("show", "--terminal", text)
        .endsWith(FRAME)
        .tells("text.png", "; mend it, or name another\n");
  }

  @Test
  void inksAreRefusedAsWhatTheyAre() throws IOException {
    List<Band> inks = List.of(Band.CYAN, Band.MAGENTA, Band.YELLOW, Band.BLACK);
    ImageInfo info = ImageInfo.of(20, 12, inks, SampleType.UINT8);
    Path print = folder.resolve("print.tif");
    DefaultWriter.of(new TiffWriterProvider()).write(MemoryImage.of(info, i -> i % 256), print);
    CommandRun.of("show", "--terminal", print)
        .endsWith(FRAME)
        .tells(
            "stacker: \"" + print + "\" holds the inks of a print (CMYK)",
            "convert it to RGB first");
  }

  @Test
  void onePictureIsShownAtOnce() {
    TestFrames.set(folder, "png", 2);
    CommandRun.of("show", "--terminal", folder)
        .endsWith(USAGE)
        .tells("stacker: show takes one picture, and \"" + folder + "\" stands for 2; name one");
  }

  @Test
  void eachCharacterShowsTwoPixels() {
    assertEquals(
        List.of(
            "\u001b[38;2;255;0;0;48;2;0;0;255m\u2580\u001b[38;2;0;255;0;48;2;0;0;0m\u2580\u001b[0m",
            "\u001b[38;2;9;9;9m\u2580\u2580\u001b[0m"),
        drawn(
            List.of(Band.RED, Band.GREEN, Band.BLUE),
            TerminalColours.ALL,
            new int[] {255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 9, 9, 9, 9, 9, 9}));
  }

  @Test
  void fewerColoursAreTheNearestOnes() {
    assertEquals(
        List.of("\u001b[38;5;196;48;5;231m\u2580\u001b[38;5;244;48;5;16m\u2580\u001b[0m"),
        drawn(
            List.of(Band.RED, Band.GREEN, Band.BLUE),
            TerminalColours.OF_256,
            new int[] {255, 0, 0, 128, 128, 128, 255, 255, 255, 0, 0, 0}));
  }

  @Test
  void withoutColoursCharactersAreAsBrightAsThePixels() {
    int[] samples = {0, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 0};
    assertEquals(
        List.of(" @", "@ "), drawn(List.of(Band.GREY, Band.ALPHA), TerminalColours.NONE, samples));
  }

  private static List<String> drawn(List<Band> bands, TerminalColours colours, int[] samples) {
    int height = samples.length / 2 / bands.size();
    ImageInfo info = ImageInfo.of(2, height, bands, SampleType.UINT8);
    Tile tile = Tile.of(info.region(), bands.size(), SampleType.UINT8);
    for (int i = 0; i < samples.length; i++) {
      tile.set(i, samples[i]);
    }
    return new TerminalPicture(info, tile, colours).lines();
  }

  @Test
  void terminalsSayWhatTheyCan() {
    assertEquals(
        TerminalColours.ALL,
        TerminalColours.of(Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor")));
    assertEquals(TerminalColours.OF_256, TerminalColours.of(Map.of("TERM", "xterm-256color")));
    assertEquals(TerminalColours.NONE, TerminalColours.of(Map.of("TERM", "vt100")));
    assertEquals(
        TerminalColours.NONE,
        TerminalColours.of(Map.of("TERM", "xterm-256color", "NO_COLOR", "1")));
    assertEquals(TerminalColours.NONE, TerminalColours.of(Map.of()));
    assertEquals(
        Optional.of(new TerminalSize(100, 40)),
        TerminalSize.of(Map.of("COLUMNS", "100", "LINES", "40")));
    assertEquals(Optional.empty(), TerminalSize.of(Map.of("COLUMNS", "0", "LINES", "40")));
  }

  @Test
  void thereIsAViewerWhereThereIsADesktop() throws IOException {
    Path program = Files.createFile(folder.resolve("xdg-open"));
    assertTrue(program.toFile().setExecutable(true));
    Map<String, String> path = Map.of("PATH", folder.toString());
    Map<String, String> desktop = Map.of("PATH", folder.toString(), "DISPLAY", ":0");
    assertEquals(List.of("xdg-open"), DesktopViewer.of("Linux", desktop).command());
    assertFalse(DesktopViewer.of("Linux", path).isThere());
    assertFalse(DesktopViewer.of("Linux", Map.of("DISPLAY", ":0")).isThere());
    assertEquals(List.of("open"), DesktopViewer.of("Mac OS X", Map.of()).command());
  }

  @Test
  void aViewerThatFailsOpensNothing() {
    Path file = folder.resolve("picture.png");
    assertFalse(new DesktopViewer(List.of("no-such-program-at-all")).open(file));
    assertFalse(new DesktopViewer(List.of("false")).open(file));
    assertTrue(new DesktopViewer(List.of("true")).open(file));
  }
}
