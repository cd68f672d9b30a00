package io.github.stacker.filters.geometry;

import io.github.stacker.api.contract.FilterContract;
import java.util.List;

/** Half a turn keeps the sides, so it runs through the suite on its own. */
class RotateByHalfTest extends FilterContract<Rotate.Parameters> {
  @Override
  protected Rotate provider() {
    return new Rotate();
  }

  @Override
  protected Rotate.Parameters parameters() {
    return new Rotate.Parameters(180, true, Interpolation.BICUBIC, List.of());
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }
}
