package io.github.stacker.cli;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture in characters, two pixels one above the other in each: the upper one is the colour of
 * an upper half block, the lower one that of its background. Without colours a character is as
 * bright as both pixels are on average. What is transparent lies on black.
 */
final class TerminalPicture {
  private static final String SHADES = " .:-=+*#%@";
  private static final String HALF_BLOCK = "\u2580";
  private static final int CHARACTER = 38;
  private static final int BACKGROUND = 48;
  private static final String RESET = "\u001b[0m";

  private final ImageInfo info;
  private final byte[] samples;
  private final TerminalColours colours;

  /**
   * Prepares to draw.
   *
   * @param info describes the picture, 8 bits, grey or of red, green and blue
   * @param picture all of its samples
   * @param colours what the terminal can show
   */
  TerminalPicture(ImageInfo info, Tile picture, TerminalColours colours) {
    this.info = info;
    this.samples = picture.bytes();
    this.colours = colours;
  }

  /** Gives the lines to print. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < info.height(); y += 2) {
      lines.add(colours == TerminalColours.NONE ? shades(y) : blocks(y));
    }
    return lines;
  }

  private String blocks(int y) {
    StringBuilder line = new StringBuilder();
    String last = "";
    for (int x = 0; x < info.width(); x++) {
      String code = colours.code(CHARACTER, rgb(x, y));
      if (y + 1 < info.height()) {
        code += ";" + colours.code(BACKGROUND, rgb(x, y + 1));
      }
      if (!code.equals(last)) {
        line.append("\u001b[").append(code).append('m');
        last = code;
      }
      line.append(HALF_BLOCK);
    }
    return line.append(RESET).toString();
  }

  private String shades(int y) {
    StringBuilder line = new StringBuilder();
    int below = Math.min(y + 1, info.height() - 1);
    for (int x = 0; x < info.width(); x++) {
      int brightness = (brightness(rgb(x, y)) + brightness(rgb(x, below))) / 2;
      line.append(SHADES.charAt(brightness * SHADES.length() / 256));
    }
    return line.toString();
  }

  private static int brightness(int rgb) {
    return (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
  }

  private int rgb(int x, int y) {
    int at = (y * info.width() + x) * info.bandCount();
    int alpha = info.hasAlpha() ? samples[at + info.bandCount() - 1] & 0xff : 255;
    int red = sample(at, Band.RED) * alpha / 255;
    int green = sample(at, Band.GREEN) * alpha / 255;
    int blue = sample(at, Band.BLUE) * alpha / 255;
    return red << 16 | green << 8 | blue;
  }

  /** Grey is all three. */
  private int sample(int at, Band band) {
    return samples[at + Math.max(0, info.bands().indexOf(band))] & 0xff;
  }
}
