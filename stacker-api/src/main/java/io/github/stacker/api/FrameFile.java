package io.github.stacker.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A frame in a file. */
public interface FrameFile extends ImageSource {
  /**
   * Names the format, as {@code stacker info} shows it.
   *
   * @return for example {@code JPEG} or {@code BigTIFF}
   */
  String format();

  /**
   * Tells what is special about how the file stores its picture: bits per sample, compression,
   * layout, colour model.
   *
   * @return names and values in the order to show them
   */
  Map<String, String> details();

  /**
   * Names what the samples are decoded with, where the reader has a choice.
   *
   * @return for example {@code turbojpeg}; empty unless overridden
   */
  default Optional<String> decoder() {
    return Optional.empty();
  }

  /**
   * Tells how much memory outside the heap the frame holds while it is read; it is not part of
   * {@link #workingBytes()}.
   *
   * @return an upper estimate in bytes; 0 unless overridden
   */
  default long nativeBytes() {
    return 0;
  }

  /**
   * Lists the pictures of the file, which may take a look at each.
   *
   * @return in the order of their numbers; for a format of one picture a file, that one
   * @throws IOException if the file cannot be read
   */
  default List<PictureEntry> pictures() throws IOException {
    return List.of(new PictureEntry(0, "picture", info().width(), info().height(), true));
  }

  /**
   * Gives the same frame, decoded in a smaller size: its sides are divided and rounded up, its
   * samples are about the means of what they cover. It takes the place of this one, which is not to
   * be read or closed any more. Keywords that belong to places tell those of the smaller pixels, as
   * {@link PlaceKeywords#resized} gives them.
   *
   * @param divisor what sides are divided by, at least 2
   * @return the smaller frame; empty, unless overridden, if that is not faster than to decode all
   */
  default Optional<FrameFile> reduced(int divisor) {
    return Optional.empty();
  }
}
