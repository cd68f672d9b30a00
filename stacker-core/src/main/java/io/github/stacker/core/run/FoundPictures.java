package io.github.stacker.core.run;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.pipeline.FrameSelection;
import io.github.stacker.core.pipeline.PictureFinder;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds pictures with the readers of a catalogue. What has the ending of a picture should be one;
 * what begins like one is.
 *
 * @param endings the endings that writers give
 * @param formats opens files
 */
public record FoundPictures(Set<String> endings, FrameFormats formats) implements PictureFinder {
  /**
   * Takes the endings from a catalogue.
   *
   * @param catalogue the catalogue
   * @param formats opens files
   * @return the finder
   */
  public static FoundPictures of(Catalogue catalogue, FrameFormats formats) {
    return new FoundPictures(
        catalogue.writers().stream()
            .flatMap(writer -> writer.provider().extensions().stream())
            .collect(Collectors.toSet()),
        formats);
  }

  @Override
  public boolean isPicture(Path file) {
    return endings.contains(FrameSelection.ending(file)) || formats.recognises(file);
  }

  /** A file that cannot be opened is a frame, and what is wrong with it is said when it is read. */
  @Override
  public List<FrameLocation> frames(Path file) throws IOException {
    FrameFile opened;
    try {
      opened = formats.open(file);
    } catch (IOException e) {
      return List.of(FrameLocation.of(file));
    }
    try (opened) {
      return opened.pictures().stream()
          .filter(PictureEntry::frame)
          .map(entry -> FrameLocation.of(file, entry.number()))
          .toList();
    }
  }
}
