package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files that {@code frames.files} stands for.
 *
 * <p>An entry that exists is itself, even if its name has characters of globs; a folder stands for
 * the files in it, not deeper and without hidden ones; anything else with such characters is a
 * glob. What an entry stands for is in natural order. A file that several entries stand for takes
 * part once, at its first place.
 */
public final class FrameSelection {
  private final Path baseFolder;

  private FrameSelection(Path baseFolder) {
    this.baseFolder = baseFolder;
  }

  /**
   * Finds the files of a pipeline.
   *
   * @param pipeline the pipeline
   * @return absolute paths, as listed
   * @throws PipelineException if a file does not exist, or a glob or folder stands for none
   */
  public static List<Path> of(Pipeline pipeline) {
    FrameSelection selection = new FrameSelection(pipeline.baseFolder());
    Set<Path> files = new LinkedHashSet<>();
    List<String> entries = pipeline.frames().files();
    for (int i = 0; i < entries.size(); i++) {
      try {
        files.addAll(selection.expand(entries.get(i)));
      } catch (IOException | InvalidPathException e) {
        throw new PipelineException(
            "frames.files[%d]: \"%s\": %s".formatted(i, entries.get(i), e.getMessage()), e);
      }
    }
    return List.copyOf(files);
  }

  private Collection<Path> expand(String entry) throws IOException {
    boolean glob = isGlob(entry);
    if (!glob || exists(entry)) {
      return plain(entry);
    }
    List<Path> matches = glob(entry);
    if (matches.isEmpty()) {
      throw new IOException("matches no file in \"" + root(entry) + "\"");
    }
    return matches;
  }

  private boolean exists(String entry) {
    try {
      return Files.exists(baseFolder.resolve(entry));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Collection<Path> plain(String entry) throws IOException {
    Path path = baseFolder.resolve(entry).normalize();
    if (!Files.exists(path)) {
      throw new IOException("does not exist; the path starts from \"" + baseFolder + "\"");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> frames = sorted(files.filter(FrameSelection::isShownFile));
      if (frames.isEmpty()) {
        throw new IOException("is a folder without files");
      }
      return frames;
    }
  }

  private static boolean isGlob(String entry) {
    return entry.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private List<Path> glob(String entry) throws IOException {
    Path root = root(entry);
    if (!Files.isDirectory(root)) {
      throw new IOException("the folder \"" + root + "\" does not exist");
    }
    String pattern = pattern(entry);
    FileSystem system = root.getFileSystem();
    PathMatcher matcher = system.getPathMatcher("glob:" + pattern);
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/").length;
    try (Stream<Path> files = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
      return sorted(
          files.filter(file -> matcher.matches(root.relativize(file)) && isShownFile(file)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The folders before the first part with a glob character. */
  private Path root(String entry) {
    int end = plainLength(entry);
    return end == 0 ? baseFolder : baseFolder.resolve(entry.substring(0, end)).normalize();
  }

  private static String pattern(String entry) {
    return entry.substring(plainLength(entry)).replace('\\', '/');
  }

  private static int plainLength(String entry) {
    int special = 0;
    while ("*?[{".indexOf(entry.charAt(special)) < 0) {
      special++;
    }
    int slash = Math.max(entry.lastIndexOf('/', special), entry.lastIndexOf('\\', special));
    return slash + 1;
  }

  private static boolean isShownFile(Path file) {
    return !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file);
  }

  private static List<Path> sorted(Stream<Path> files) {
    return new ArrayList<>(files.sorted(NaturalOrder.OF_PATHS).toList());
  }
}
