package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.api.Picture;
import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.calibrate.Dark;
import io.github.stacker.core.calibrate.Flat;
import io.github.stacker.core.calibrate.HotPixels;
import io.github.stacker.core.calibrate.Mosaic;
import io.github.stacker.core.calibrate.SampledMaster;
import java.util.Optional;

/**
 * The section {@code calibrate}: what frames are freed of before anything else is done to them.
 *
 * @param bias the master bias
 * @param dark the master dark
 * @param darkBias whether the bias is still in the dark
 * @param darkScaling how the dark is brought to the exposure of a frame
 * @param flat the master flat
 * @param flatScaling what the flat is divided by
 * @param mosaic which samples are of one kind
 * @param hotSigma from where on a sample of the dark is hot
 * @param hotPixels what becomes of hot samples
 */
public record CalibrateSection(
    @Parameter("the master bias, relative to the pipeline file") Optional<Picture> bias,
    @Parameter("the master dark") Optional<Picture> dark,
    @Parameter("whether the bias is still in the dark; must be given with both")
        Optional<Dark.Bias> darkBias,
    @Parameter(
            value = "whether the dark is scaled by the ratio of exposure times",
            defaultJson = "\"none\"")
        Dark.Scaling darkScaling,
    @Parameter("the master flat") Optional<Picture> flat,
    @Parameter(value = "what the flat is divided by", defaultJson = "\"mean\"")
        Flat.Scaling flatScaling,
    @Parameter(
            value =
                "whether frames are colour mosaics of 2x2 cells, each sample of which is scaled, searched and mended by itself",
            defaultJson = "\"none\"")
        Mosaic mosaic,
    @Parameter(
            value = "samples are hot that are so far above the median of the dark",
            unit = "sigma",
            min = 0)
        Optional<Double> hotSigma,
    @Parameter(
            value =
                "whether hot samples are left out or replaced by the median of their neighbours",
            defaultJson = "\"missing\"")
        HotPixels.Fate hotPixels) {
  /**
   * Checks what goes together.
   *
   * @throws IllegalArgumentException if no master is named, something is said of a dark that is not
   *     there or of hot samples that cannot be told, or what is in the dark cannot be told
   */
  public CalibrateSection {
    if (bias.isEmpty() && dark.isEmpty() && flat.isEmpty()) {
      throw new IllegalArgumentException("names none of \"bias\", \"dark\" and \"flat\"");
    }
    if (hotPixels == HotPixels.Fate.MEDIAN && hotSigma.isEmpty()) {
      throw new IllegalArgumentException(
          "says what becomes of hot samples, and not which are hot; give \"hotSigma\", for example 8, with \"hotPixels\"");
    }
    boolean scaled = darkScaling != Dark.Scaling.NONE;
    if (dark.isEmpty() && (darkBias.isPresent() || scaled || hotSigma.isPresent())) {
      throw new IllegalArgumentException(
          "names no \"dark\", which \"darkBias\", \"darkScaling\" and \"hotSigma\" are about");
    }
    if (dark.isPresent() && bias.isPresent() && darkBias.isEmpty()) {
      throw new IllegalArgumentException(
          "names \"bias\" and \"dark\", so it has to say whether the bias is still in the dark: \"darkBias\": \"included\" (frames as they come from the camera) or \"subtracted\"");
    }
    if (scaled && bias.isEmpty() && !darkBias.equals(Optional.of(Dark.Bias.SUBTRACTED))) {
      throw new IllegalArgumentException(
          "scales the dark, and the bias in it does not grow with time: name \"bias\", or say \"darkBias\": \"subtracted\" if neither dark nor frames hold one");
    }
  }

  /**
   * Gives what is done to frames.
   *
   * @return the calibration, for one run
   */
  public Calibration calibration() {
    Optional<Picture> sampledDark = dark.map(SampledMaster::new);
    return new Calibration(
        bias.map(SampledMaster::new),
        sampledDark.map(each -> new Dark(each, darkBias.orElse(Dark.Bias.INCLUDED), darkScaling)),
        flat.map(picture -> new Flat(picture, flatScaling, mosaic)),
        hotSigma.map(sigma -> new HotPixels(sampledDark.orElseThrow(), sigma, hotPixels, mosaic)));
  }
}
