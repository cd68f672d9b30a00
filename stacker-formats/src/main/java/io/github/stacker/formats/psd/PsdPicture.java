package io.github.stacker.formats.psd;

import io.github.stacker.api.ImageInfo;
import java.util.Map;

/**
 * What a file holds, checked.
 *
 * @param header its head
 * @param palette red, green and blue of 256 colours, one plane after the other; empty unless
 *     indexed
 * @param info the picture as a frame
 * @param details what else to tell of it
 * @param rows where the rows of the planes lie
 */
record PsdPicture(
    PsdHeader header, byte[] palette, ImageInfo info, Map<String, String> details, PlaneRows rows) {

  /** Gives the number of planes that become bands: one of a palette becomes three. */
  int planesUsed() {
    return header.mode().planes() + (info.hasAlpha() ? 1 : 0);
  }
}
