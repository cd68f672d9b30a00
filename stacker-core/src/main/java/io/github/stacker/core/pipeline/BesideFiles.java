package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Picture;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.Companion.Kind;
import io.github.stacker.core.engine.PictureOpener;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The files that a pipeline names beside its frames.
 *
 * @param baseFolder what relative paths start from
 * @param titles what messages call the places where they are named
 * @param opener opens the pictures among them
 * @param made places where a pipeline stands whose result is the picture
 */
record BesideFiles(
    Path baseFolder, Function<JsonPath, String> titles, PictureOpener opener, Set<JsonPath> made) {
  /** Finds files for pipelines that are only checked: pictures cannot be looked at. */
  static BesideFiles unopened(Path baseFolder, Function<JsonPath, String> titles) {
    return new BesideFiles(baseFolder, titles, UnopenedPicture::new, Set.of());
  }

  /** Gives the same files with their pictures opened. */
  BesideFiles with(PictureOpener other) {
    return new BesideFiles(baseFolder, titles, other, made);
  }

  /** Gives the same files, and pictures that are made. */
  BesideFiles making(Set<JsonPath> places) {
    return new BesideFiles(baseFolder, titles, opener, places);
  }

  /** Tells whether a value may stand for a file. */
  boolean canBe(JsonPath place, JsonNode value) {
    return value.isString() || made.contains(place);
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
   * Finds the picture that a value stands for. A text names a file; a file that exists is itself,
   * even if its name ends like a choice among pictures.
   *
   * @throws Refusal if there is no such file
   */
  Companion picture(JsonPath place, JsonNode value) {
    return made.contains(place)
        ? companion(place, FrameLocation.of(Path.of(place.toString())), Kind.MADE)
        : companion(place, location(place, value.stringValue()), Kind.PICTURE);
  }

  /**
   * Finds a file that is read by whoever it is named to.
   *
   * @throws Refusal if there is none
   */
  Companion list(JsonPath place, String text) {
    return companion(place, FrameLocation.of(file(place, text)), Kind.OTHER);
  }

  private Companion companion(JsonPath place, FrameLocation location, Kind kind) {
    return new Companion(place.toString(), titles.apply(place), location, kind);
  }

  private FrameLocation location(JsonPath place, String text) {
    Optional<PictureChoice> choice =
        existing(text).isPresent() ? Optional.empty() : PictureChoice.of(text);
    if (choice.isPresent() && choice.get().picture().isPresent()) {
      return new FrameLocation(file(place, choice.get().files()), choice.get().picture());
    }
    return FrameLocation.of(file(place, text));
  }

  /** Opens the picture that a value stands for. */
  Picture open(JsonPath place, JsonNode value) {
    return opener.open(picture(place, value));
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
