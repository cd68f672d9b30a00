package io.github.stacker.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that opens files on this desktop.
 *
 * @param command the program and its first arguments; empty if there is no desktop
 */
record DesktopViewer(List<String> command) {
  private static final int SECONDS = 20;

  static DesktopViewer ofSystem() {
    return of(System.getProperty("os.name"), System.getenv());
  }

  /**
   * Chooses the program: a desktop other than those of Windows and macOS shows itself by the
   * variables of its display.
   */
  static DesktopViewer of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new DesktopViewer(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (name.startsWith("mac")) {
      return new DesktopViewer(List.of("open"));
    }
    boolean display =
        Stream.of("DISPLAY", "WAYLAND_DISPLAY")
            .anyMatch(variable -> !environment.getOrDefault(variable, "").isEmpty());
    String path = environment.getOrDefault("PATH", "");
    boolean there =
        Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xdg-open")));
    return new DesktopViewer(display && there ? List.of("xdg-open") : List.of());
  }

  boolean isThere() {
    return !command.isEmpty();
  }

  /** Opens a file; false if that failed. */
  boolean open(Path file) {
    try {
      Process process =
          new ProcessBuilder(Stream.concat(command.stream(), Stream.of(file.toString())).toList())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Some wait until the viewer is closed: then it has been opened.
      return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
