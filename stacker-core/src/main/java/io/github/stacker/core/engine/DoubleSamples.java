package io.github.stacker.core.engine;

import io.github.stacker.core.statistics.Linear;
import java.util.List;

/** Samples as doubles, in loops that compilers turn into vector instructions. */
final class DoubleSamples {
  private DoubleSamples() {}

  /**
   * Sends samples through the functions of their bands.
   *
   * @param samples changed from index 0, the first of band 0
   * @param count how many
   * @param functions one for each band; nothing is changed without any
   */
  static void apply(double[] samples, int count, List<Linear> functions) {
    int bands = functions.size();
    for (int band = 0; band < bands; band++) {
      double scale = functions.get(band).scale();
      double offset = functions.get(band).offset();
      for (int i = band; i < count; i += bands) {
        samples[i] = samples[i] * scale + offset;
      }
    }
  }
}
