package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.api.Region;

/**
 * The section {@code roi}: the part of the stacked frame that is computed. Its samples are those
 * that the whole run gives there.
 *
 * @param x first column behind the filters
 * @param y first row behind the filters
 * @param width columns
 * @param height rows
 */
public record RoiSection(
    @Parameter(value = "first column", unit = "px", min = 0) int x,
    @Parameter(value = "first row", unit = "px", min = 0) int y,
    @Parameter(value = "columns", unit = "px", min = 1) int width,
    @Parameter(value = "rows", unit = "px", min = 1) int height) {
  /**
   * Checks the far edge.
   *
   * @throws IllegalArgumentException if it is beyond 2<sup>31</sup>-1
   */
  public RoiSection {
    new Region(x, y, width, height);
  }

  /**
   * Gives the same as a region.
   *
   * @return a region of the frames behind the filters
   */
  public Region region() {
    return new Region(x, y, width, height);
  }
}
