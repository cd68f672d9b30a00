package io.github.stacker.core.format.png;

import io.github.stacker.api.Parameter;
import java.util.Objects;

/**
 * The parameters of the PNG writer.
 *
 * @param compression effort of the compression, 0 to 9
 * @param filter how rows are prepared for it
 */
public record PngParameters(
    @Parameter(
            value = "Effort of the compression: 0 stores, 1 is fast, 9 is smallest and slow.",
            min = 0,
            max = 9,
            defaultJson = "1")
        int compression,
    @Parameter(
            value = "How rows are prepared for compression; auto chooses for each row.",
            defaultJson = "\"auto\"")
        PngFilter filter) {
  /** Fast compression of rows filtered as each needs it. */
  public static final PngParameters DEFAULT = new PngParameters(1, PngFilter.AUTO);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the compression is not 0 to 9
   */
  public PngParameters {
    if (compression < 0 || compression > 9) {
      throw new IllegalArgumentException("compression is " + compression + ", not 0 to 9");
    }
    Objects.requireNonNull(filter, "filter");
  }
}
