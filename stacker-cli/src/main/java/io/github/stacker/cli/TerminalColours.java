package io.github.stacker.cli;

import java.util.Locale;
import java.util.Map;

/** What colours a terminal has. */
enum TerminalColours {
  /** Any, by 8 bits of red, green and blue. */
  ALL {
    @Override
    String code(int plane, int rgb) {
      return "%d;2;%d;%d;%d".formatted(plane, rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }
  },
  /** The 6x6x6 colours and 24 greys of xterm. */
  OF_256 {
    @Override
    String code(int plane, int rgb) {
      return "%d;5;%d".formatted(plane, nearest(rgb));
    }
  },
  /** None: characters have to do. */
  NONE {
    @Override
    String code(int plane, int rgb) {
      return "";
    }
  };

  private static final int CUBE = 16;
  private static final int GREYS = 232;

  /** Looks at the environment of this program. */
  static TerminalColours ofSystem() {
    return of(System.getenv());
  }

  /** Reads what terminals say of themselves. */
  static TerminalColours of(Map<String, String> environment) {
    String colours = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    String terminal = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    boolean plain = terminal.isEmpty() || terminal.equals("dumb");
    if (plain || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return NONE;
    }
    if (colours.contains("truecolor") || colours.contains("24bit")) {
      return ALL;
    }
    return terminal.contains("256color") ? OF_256 : NONE;
  }

  /**
   * Gives what selects a colour.
   *
   * @param plane 38 for the character, 48 for what is behind it
   * @param rgb 8 bits each
   */
  abstract String code(int plane, int rgb);

  private static int nearest(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    int most = Math.max(red, Math.max(green, blue));
    int least = Math.min(red, Math.min(green, blue));
    if (most - least < 8 && least > 3 && most < 247) {
      return GREYS + Math.min(23, Math.max(0, (most + least) / 2 - 3) / 10);
    }
    return CUBE + 36 * step(red) + 6 * step(green) + step(blue);
  }

  /** The steps are 0, 95, 135, 175, 215, 255. */
  private static int step(int sample) {
    return sample < 48 ? 0 : Math.min(5, Math.max(1, (sample - 35) / 40));
  }
}
