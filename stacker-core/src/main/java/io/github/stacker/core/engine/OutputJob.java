package io.github.stacker.core.engine;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One picture to write.
 *
 * @param file where, absolute
 * @param format name of the writer
 * @param formatTypes the types of sample it can hold
 * @param writer the writer
 * @param type the type asked for, if any
 * @param rounding how results become integers
 * @param scale how the white of the frames becomes that of the output
 * @param maxSize longest side of the picture, if it is to be reduced
 */
public record OutputJob(
    Path file,
    String format,
    Set<SampleType> formatTypes,
    FrameWriter writer,
    Optional<SampleType> type,
    Rounding rounding,
    Scale scale,
    Optional<Integer> maxSize) {
  /**
   * Gives the folder that the picture has beside its file.
   *
   * @return its path, for formats that need one
   */
  public Optional<Path> folder() {
    return writer.folderOf(file);
  }

  /**
   * Gives the same job for another file.
   *
   * @param other where, absolute
   * @return a copy
   */
  public OutputJob to(Path other) {
    return new OutputJob(other, format, formatTypes, writer, type, rounding, scale, maxSize);
  }

  /**
   * Gives all that is written.
   *
   * @return the file, and the folder if there is one
   */
  public List<Path> paths() {
    return Stream.concat(Stream.of(file), folder().stream()).toList();
  }

  /**
   * Sees to it that the picture takes the place of nothing it is made of.
   *
   * @param companions what is read beside the frames
   * @throws PipelineException if it would
   */
  public void requireUnread(List<Companion> companions) {
    if (!Files.exists(file)) {
      return; // most often, and there may be many pictures
    }
    for (Companion companion : companions) {
      if (replaces(companion.location().file())) {
        throw refusal(
            "is read by this run (%s); write the result somewhere else"
                .formatted(companion.title()));
      }
    }
  }

  /** Tells whether a file goes when the picture comes. */
  boolean replaces(Path other) {
    try {
      return Files.exists(file) && Files.isSameFile(other, file);
    } catch (IOException e) {
      return other.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize());
    }
  }

  /** Makes what to throw if it cannot be written. */
  PipelineException refusal(String message) {
    return new PipelineException("output \"%s\": %s".formatted(file, message));
  }

  /**
   * Describes a picture in its full size.
   *
   * @param file where, absolute
   * @param format name of the writer
   * @param formatTypes the types of sample it can hold
   * @param writer the writer
   * @param type the type asked for, if any
   * @param rounding how results become integers
   * @param scale how the white of the frames becomes that of the output
   */
  public OutputJob(
      Path file,
      String format,
      Set<SampleType> formatTypes,
      FrameWriter writer,
      Optional<SampleType> type,
      Rounding rounding,
      Scale scale) {
    this(file, format, formatTypes, writer, type, rounding, scale, Optional.empty());
  }
}
