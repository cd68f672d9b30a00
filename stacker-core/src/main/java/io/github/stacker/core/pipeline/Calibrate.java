package io.github.stacker.core.pipeline;

import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.PictureOpener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The calibration of a pipeline, checked.
 *
 * @param companions the masters
 * @param made the pipelines of masters that are made first, by their places
 * @param maker makes it, masters opened
 */
public record Calibrate(
    List<Companion> companions,
    Map<String, Pipeline> made,
    Function<PictureOpener, CalibrateSection> maker) {
  /** Copies the collections. */
  public Calibrate {
    companions = List.copyOf(companions);
    made = Collections.unmodifiableMap(new LinkedHashMap<>(made));
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
