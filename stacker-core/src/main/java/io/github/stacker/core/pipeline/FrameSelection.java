package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the frames that {@code frames.files} stands for.
 *
 * <p>An entry that exists is itself, even if its name has characters of globs; a folder stands for
 * the pictures in it, not deeper, where a file is a picture if its ending is that of a file of a
 * known format there (so a broken frame among others is still one, and notes beside them are not);
 * anything else with such characters is a glob, in which {@code **} between slashes means any
 * number of folders, also none. Hidden files, and those in hidden folders, are left out unless
 * named. What an entry stands for is in natural order. A frame that several entries stand for takes
 * part once, at its first place.
 *
 * <p>An entry that stands for no file and ends with {@code #} and a number stands for that picture
 * of each file before it; with {@code #*} for all frames in them.
 */
public final class FrameSelection {
  private static final Pattern FOLDERS = Pattern.compile("(?<=^|/)\\*\\*/");

  private final Path baseFolder;

  private final PictureFinder finder;

  private FrameSelection(Path baseFolder, PictureFinder finder) {
    this.finder = finder;
    this.baseFolder = baseFolder.toAbsolutePath().normalize();
  }

  /**
   * Finds the frames of a pipeline.
   *
   * @param pipeline the pipeline
   * @param finder looks at files
   * @return where they are, by absolute paths, as listed
   * @throws PipelineException if a file does not exist, or a glob or folder stands for none
   */
  public static List<FrameLocation> of(Pipeline pipeline, PictureFinder finder) {
    try {
      return of(pipeline.baseFolder(), pipeline.frames().files(), finder);
    } catch (PipelineException e) {
      throw new PipelineException("frames: " + e.getMessage(), e);
    }
  }

  /**
   * Finds the frames that entries stand for.
   *
   * @param baseFolder what relative paths start from
   * @param entries paths, globs and folders
   * @param finder looks at files
   * @return as {@link #of(Pipeline, PictureFinder)}
   * @throws PipelineException likewise
   */
  public static List<FrameLocation> of(
      Path baseFolder, List<String> entries, PictureFinder finder) {
    FrameSelection selection = new FrameSelection(baseFolder, finder);
    Set<FrameLocation> frames = new LinkedHashSet<>();
    for (String entry : entries) {
      try {
        frames.addAll(selection.locate(entry));
      } catch (IOException | InvalidPathException | PatternSyntaxException e) {
        throw new PipelineException("%s: %s".formatted(PathText.quoted(entry), reason(e)), e);
      }
    }
    return List.copyOf(frames);
  }

  private static String reason(Exception e) {
    if (e instanceof InvalidPathException invalid) {
      return "is no path (" + invalid.getReason() + ")";
    }
    if (e instanceof PatternSyntaxException invalid) {
      return "is no glob (" + invalid.getDescription() + ")";
    }
    if (e instanceof FileSystemLoopException loop) {
      return "folder \"%s\" contains itself by a link; name the folders to search"
          .formatted(loop.getFile());
    }
    if (e instanceof AccessDeniedException denied) {
      return "\"%s\" may not be read by this user".formatted(denied.getFile());
    }
    return e.getMessage();
  }

  private Collection<FrameLocation> locate(String entry) throws IOException {
    Optional<PictureChoice> choice = PictureChoice.of(entry);
    if (choice.isEmpty() || exists(entry) || (isGlob(entry) && !glob(entry).isEmpty())) {
      return FrameLocation.ofAll(expand(entry));
    }
    List<FrameLocation> frames = new ArrayList<>();
    for (Path file : expand(choice.get().files())) {
      frames.addAll(choice.get().in(file, finder));
    }
    return frames;
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
      if (!Files.isRegularFile(path)) {
        throw new IOException("is neither a file nor a folder");
      }
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> frames = pictures(sorted(files.filter(file -> isShownFile(path, file))));
      if (frames.isEmpty()) {
        throw new IOException("is a folder without pictures");
      }
      return frames;
    }
  }

  /** Keeps the files whose ending is that of a picture among them. */
  private List<Path> pictures(List<Path> files) {
    Map<String, Boolean> endings = new HashMap<>();
    for (Path file : files) {
      if (!endings.getOrDefault(ending(file), false)) {
        endings.put(ending(file), finder.isPicture(file));
      }
    }
    return files.stream().filter(file -> endings.get(ending(file))).toList();
  }

  /**
   * Gives the ending of a file's name.
   *
   * @param file the file
   * @return lower case, without the dot; the whole name if it has none
   */
  public static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
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
          files.filter(file -> matcher.matches(root.relativize(file)) && isShownFile(root, file)));
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
    String pattern = entry.substring(plainLength(entry)).replace('\\', '/');
    return FOLDERS
        .matcher(pattern)
        .replaceAll(part -> isInBraces(pattern, part.start()) ? "**/" : "{**/,}");
  }

  /** Groups cannot hold groups. */
  private static boolean isInBraces(String pattern, int position) {
    return pattern.lastIndexOf('{', position) > pattern.lastIndexOf('}', position);
  }

  private static int plainLength(String entry) {
    int special = 0;
    while ("*?[{".indexOf(entry.charAt(special)) < 0) {
      special++;
    }
    int slash = Math.max(entry.lastIndexOf('/', special), entry.lastIndexOf('\\', special));
    return slash + 1;
  }

  private static boolean isShownFile(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  private static List<Path> sorted(Stream<Path> files) {
    return new ArrayList<>(files.sorted(NaturalOrder.OF_PATHS).toList());
  }
}
