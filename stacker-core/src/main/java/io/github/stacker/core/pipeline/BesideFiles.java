package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Picture;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.PictureOpener;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a pipeline names beside its frames.
 *
 * @param baseFolder what relative paths start from
 * @param opener opens the pictures among them
 */
record BesideFiles(Path baseFolder, PictureOpener opener) {
  /** Finds files for pipelines that are only checked: pictures cannot be looked at. */
  static BesideFiles unopened(Path baseFolder) {
    return new BesideFiles(baseFolder, UnopenedPicture::new);
  }

  /** Gives the same files with their pictures opened. */
  BesideFiles with(PictureOpener other) {
    return new BesideFiles(baseFolder, other);
  }

  /**
   * Finds the file that a text names.
   *
   * @throws Refusal if there is none
   */
  Path file(JsonPath place, String text) {
    Optional<Path> file = existing(text);
    if (file.isEmpty()) {
      throw refusal(place, text, "does not exist; the path starts from \"" + absolute() + "\"");
    }
    if (!Files.isRegularFile(file.get())) {
      throw refusal(place, text, "is no file");
    }
    return file.get();
  }

  /**
   * Finds the picture that a text names; a file that exists is itself, even if its name ends like a
   * choice among pictures.
   *
   * @throws Refusal if there is no such file
   */
  Companion picture(JsonPath place, String text) {
    return new Companion(place.toString(), location(place, text), true);
  }

  /**
   * Finds a file that is read by whoever it is named to.
   *
   * @throws Refusal if there is none
   */
  Companion list(JsonPath place, String text) {
    return new Companion(place.toString(), FrameLocation.of(file(place, text)), false);
  }

  private FrameLocation location(JsonPath place, String text) {
    Optional<PictureChoice> choice =
        existing(text).isPresent() ? Optional.empty() : PictureChoice.of(text);
    if (choice.isPresent() && choice.get().picture().isPresent()) {
      return new FrameLocation(file(place, choice.get().files()), choice.get().picture());
    }
    return FrameLocation.of(file(place, text));
  }

  /** Opens the picture that a text names. */
  Picture open(JsonPath place, String text) {
    return opener.open(picture(place, text));
  }

  private Optional<Path> existing(String text) {
    try {
      Path path = absolute().resolve(text).normalize();
      return text.isBlank() || !Files.exists(path) ? Optional.empty() : Optional.of(path);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Path absolute() {
    return baseFolder.toAbsolutePath().normalize();
  }

  private static Refusal refusal(JsonPath place, String text, String what) {
    return new Refusal(place, "names " + PathText.quoted(text) + ", which " + what);
  }
}
