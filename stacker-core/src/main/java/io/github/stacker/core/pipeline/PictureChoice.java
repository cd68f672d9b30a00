package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry that ends by choosing pictures: {@code #2} for one of each file, {@code #*} for all.
 *
 * @param files what comes before
 * @param picture the number; none for all
 */
public record PictureChoice(String files, OptionalInt picture) {
  private static final Pattern ENDING = Pattern.compile("(.+)#(\\d{1,9}|\\*)", Pattern.DOTALL);

  /**
   * Splits an entry.
   *
   * @param entry a path, glob or folder
   * @return nothing if it does not choose
   */
  static Optional<PictureChoice> of(String entry) {
    Matcher matcher = ENDING.matcher(entry);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String number = matcher.group(2);
    OptionalInt picture =
        number.equals("*") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    return Optional.of(new PictureChoice(matcher.group(1), picture));
  }

  /**
   * Gives the frames that a text names. A file that exists is itself, even if its name ends like a
   * choice.
   *
   * @param text a file, or a file and {@code #} with a number or {@code *}
   * @param finder looks at files
   * @return where they are; whether the file exists is not asked
   * @throws IOException if the pictures of a file cannot be listed
   */
  public static List<FrameLocation> locate(String text, PictureFinder finder) throws IOException {
    Path literal = Path.of(text);
    Optional<PictureChoice> choice = of(text);
    if (choice.isEmpty() || Files.exists(literal)) {
      return List.of(FrameLocation.of(literal));
    }
    return choice.get().in(Path.of(choice.get().files()), finder);
  }

  /** Gives what is chosen of a file. */
  List<FrameLocation> in(Path file, PictureFinder finder) throws IOException {
    if (picture.isPresent()) {
      return List.of(new FrameLocation(file, picture));
    }
    try {
      return finder.frames(file);
    } catch (IOException e) {
      throw new IOException(
          "the pictures of \"%s\" cannot be listed: %s".formatted(file, e.getMessage()), e);
    }
  }
}
