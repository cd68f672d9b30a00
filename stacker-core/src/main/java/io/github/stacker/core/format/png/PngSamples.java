package io.github.stacker.core.format.png;

import io.github.stacker.api.Tile;
import java.io.IOException;

/** Turns the bytes of a line into samples. */
interface PngSamples {
  /**
   * Turns one line.
   *
   * @param line packed bytes from index 1 on
   * @param columns pixels to take
   * @param into gets them; of the bands and type of the frame
   * @param at index of the first sample in the array of {@code into}
   * @throws IOException if the line holds what the file does not explain
   */
  void unpack(byte[] line, int columns, Tile into, int at) throws IOException;
}
