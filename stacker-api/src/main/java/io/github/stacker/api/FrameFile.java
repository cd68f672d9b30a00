package io.github.stacker.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;

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
   * Lists the pictures of the file, which may take a look at each.
   *
   * @return in the order of their numbers; for a format of one picture a file, that one
   * @throws IOException if the file cannot be read
   */
  default List<PictureEntry> pictures() throws IOException {
    return List.of(new PictureEntry(0, "picture", info().width(), info().height(), true));
  }
}
