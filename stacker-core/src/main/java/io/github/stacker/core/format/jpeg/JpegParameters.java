package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Parameter;
import java.util.Set;

/**
 * How a JPEG is written.
 *
 * @param quality the usual scale of JPEG encoders, from 1 to 100
 * @param chroma how finely colours are stored: {@code 4:4:4} or {@code 4:2:0}
 */
public record JpegParameters(
    @Parameter(
            value = "The quality: higher is better and larger.",
            min = 1,
            max = 100,
            defaultJson = "92")
        int quality,
    @Parameter(
            value =
                "How finely colours are stored: 4:4:4 for each pixel, 4:2:0 for each square of"
                    + " four.",
            defaultJson = "\"4:2:0\"")
        String chroma) {
  private static final Set<String> CHROMA = Set.of("4:2:0", "4:4:4");

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not allowed
   */
  public JpegParameters {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality is %d, not 1 to 100".formatted(quality));
    }
    if (!CHROMA.contains(chroma)) {
      throw new IllegalArgumentException(
          "chroma is \"%s\", neither \"4:2:0\" nor \"4:4:4\"".formatted(chroma));
    }
  }
}
