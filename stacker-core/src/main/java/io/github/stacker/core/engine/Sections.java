package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * How a band is cut into sections that are worked on at once: whole rows if one fits a section, or,
 * where frames store some rows together, pieces of so many rows.
 *
 * @param pixels most pixels of a section
 * @param rowsTogether rows that are better read at once
 */
record Sections(int pixels, int rowsTogether) {
  /** What is read of a row should not be shorter, if it can be helped. */
  private static final int FEWEST_COLUMNS = 256;

  /** Cuts a band; the sections cover it from left to right and from top to bottom. */
  List<Region> of(Region band) {
    int rows =
        Math.max(1, Math.min(rowsTogether, Math.min(band.height(), pixels / FEWEST_COLUMNS)));
    int columns = (band.width() - 1) / Math.max(1, pixels / rows) + 1;
    int width = (band.width() - 1) / columns + 1;
    int height = Math.max(1, pixels / width);
    List<Region> sections = new ArrayList<>();
    for (int y = band.y(); y < band.bottom(); y += height) {
      for (int x = band.x(); x < band.right(); x += width) {
        sections.add(
            new Region(
                x, y, Math.min(width, band.right() - x), Math.min(height, band.bottom() - y)));
      }
    }
    return sections;
  }
}
