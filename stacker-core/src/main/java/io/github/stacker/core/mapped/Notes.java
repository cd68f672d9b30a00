package io.github.stacker.core.mapped;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of text that are only added to. A line that was added is there however the process ends.
 * Threads may share notes.
 */
public final class Notes {
  private final Optional<Path> file;
  private final List<String> lines = new ArrayList<>();

  private Notes(Optional<Path> file) {
    this.file = file;
  }

  /** Makes notes that are gone with the process. */
  static Notes inMemory() {
    return new Notes(Optional.empty());
  }

  /** Reads the notes of a file, which may be absent; the start of a line that never ended goes. */
  static Notes keptIn(Path file) throws IOException {
    Notes notes = new Notes(Optional.of(file));
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String whole = whole(text);
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
      notes.lines.addAll(wholeLines(text));
    }
    return notes;
  }

  /** Gives the lines of a text that have ended. */
  static List<String> wholeLines(String text) {
    return whole(text).lines().toList();
  }

  private static String whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /**
   * Gives all lines.
   *
   * @return in the order in which they were added
   */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Adds a line.
   *
   * @param line text; the ends of lines in it become spaces
   * @throws UncheckedIOException if the disk fails
   */
  public synchronized void add(String line) {
    String flat = line.replaceAll("\\R", " ");
    if (file.isPresent()) {
      try {
        Files.write(file.get(), (flat + "\n").getBytes(StandardCharsets.UTF_8), CREATE, APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(
            new ScratchException(
                "\"%s\" cannot be written: %s".formatted(file.get(), DiskFailure.reason(e)), e));
      }
    }
    lines.add(flat);
  }
}
