package io.github.stacker.core.pipeline;

import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.PictureOpener;
import java.util.List;
import java.util.function.Function;

/**
 * The calibration of a pipeline, checked.
 *
 * @param companions the masters
 * @param maker makes it, masters opened
 */
public record Calibrate(
    List<Companion> companions, Function<PictureOpener, CalibrateSection> maker) {
  /** Copies the list. */
  public Calibrate {
    companions = List.copyOf(companions);
  }

  /**
   * Makes the calibration.
   *
   * @param opener opens the masters
   * @return what is done to frames
   * @throws io.github.stacker.api.StackerException if a master cannot be opened
   */
  public Calibration calibration(PictureOpener opener) {
    return maker.apply(opener).calibration();
  }
}
