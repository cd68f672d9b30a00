package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of pictures made of frames, by a pattern: {@code {name}} is the frame's without its ending
 * (and with {@code -2} for picture 2 of a file), {@code {folder}} that of its folder, {@code {ext}}
 * the ending of the format, {@code {index}} the number of the frame from 1 on, {@code {index:4}} in
 * four digits.
 *
 * @param pattern a path
 */
record OutputNames(String pattern) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern INDEX = Pattern.compile("index(?::([1-9]))?");

  /**
   * Checks the pattern.
   *
   * @throws PipelineException if it has a placeholder that is none
   */
  OutputNames {
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    while (matcher.find()) {
      of(matcher, FrameLocation.of(Path.of("frame.tif")), 1, "tif", pattern);
    }
  }

  /** Gives the names of pictures in a folder that are called as their frames. */
  static OutputNames in(String folder) {
    String slash = folder.endsWith("/") ? "" : "/";
    return new OutputNames(folder + slash + "{name}.{ext}");
  }

  /** Tells whether frames have names of their own. */
  boolean differ() {
    return pattern.contains("{name}") || pattern.contains("{index") || pattern.contains("{folder}");
  }

  /** Tells whether the ending is that of the format. */
  boolean takesEnding() {
    return pattern.endsWith(".{ext}");
  }

  /**
   * Gives the name of one picture.
   *
   * @param frame what it is made of
   * @param index the frame's number
   * @param ending that of the format
   * @return a path, relative if the pattern is
   */
  String of(FrameLocation frame, int index, String ending) {
    return PLACEHOLDER
        .matcher(pattern)
        .replaceAll(match -> Matcher.quoteReplacement(of(match, frame, index, ending, pattern)));
  }

  private static String of(
      MatchResult match, FrameLocation frame, int index, String ending, String pattern) {
    String word = match.group(1);
    Matcher number = INDEX.matcher(word);
    if (number.matches()) {
      return number.group(1) == null
          ? String.valueOf(index)
          : ("%0" + number.group(1) + "d").formatted(index);
    }
    return switch (word) {
      case "name" -> name(frame);
      case "folder" -> folder(frame.file());
      case "ext" -> ending;
      default ->
          throw new PipelineException(
              "-o %s: {%s} is unknown; there are {name}, {folder}, {ext}, {index} and {index:4}"
                  .formatted(pattern, word));
    };
  }

  private static String name(FrameLocation frame) {
    String file = frame.file().getFileName().toString();
    int dot = file.lastIndexOf('.');
    String name = dot < 1 ? file : file.substring(0, dot);
    return frame.picture().isPresent() ? name + "-" + frame.picture().getAsInt() : name;
  }

  private static String folder(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? "" : name.toString();
  }
}
