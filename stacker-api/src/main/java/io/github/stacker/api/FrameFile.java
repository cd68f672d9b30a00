package io.github.stacker.api;

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
}
