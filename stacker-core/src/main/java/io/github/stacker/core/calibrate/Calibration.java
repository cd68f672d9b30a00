package io.github.stacker.core.calibrate;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.MendedSource;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done to each frame as stored, before all else: {@code (light - bias - factor * dark) /
 * (flat / level)}. Masters that are not there are left out of it; a dark that holds its bias counts
 * as {@code dark - bias}.
 *
 * <p>Results are floating, {@code FLOAT32} unless the frame is {@code FLOAT64}, computed in double
 * precision and neither clamped nor scaled: samples below 0 stay, white stays what it was. Where a
 * master is NaN, or the flat not above 0, there is no sample. Source: the steps of ccdproc.
 *
 * @param bias subtracted, if given
 * @param dark subtracted, if given
 * @param flat divided by, if given
 * @param hotPixels what is done about hot samples, if anything; needs a dark
 */
public record Calibration(
    Optional<Picture> bias,
    Optional<Dark> dark,
    Optional<Flat> flat,
    Optional<HotPixels> hotPixels) {
  /**
   * Puts it behind a frame.
   *
   * @param frame the frame as stored; owned by the new source
   * @return the calibrated frame
   * @throws IllegalArgumentException if a master does not fit the frame
   */
  public ImageSource apply(ImageSource frame) {
    masters().forEach(master -> requireFitting(master, frame.info()));
    double factor = dark.map(each -> each.factorFor(frame.info())).orElse(1.0);
    ImageSource calibrated = new CalibratedSource(frame, this, factor);
    return mends()
        ? new MendedSource(calibrated, hotPixels.get(), hotPixels.get().mosaic().side())
        : calibrated;
  }

  /**
   * Says what is done.
   *
   * @return a formula for people
   */
  public String described() {
    StringBuilder text = new StringBuilder("frame");
    bias.ifPresent(each -> text.append(" - bias"));
    dark.ifPresent(each -> text.append(" - ").append(described(each)));
    if (flat.isPresent()) {
      boolean plain = bias.isEmpty() && dark.isEmpty();
      text.insert(0, plain ? "" : "(").append(plain ? "" : ")").append(" / (flat / level)");
    }
    hotPixels.ifPresent(
        hot ->
            text.append(
                hot.fate() == HotPixels.Fate.MEDIAN
                    ? ", hot samples replaced by the median of their neighbours"
                    : ", hot samples left out"));
    return text.toString();
  }

  private String described(Dark each) {
    boolean included = bias.isPresent() && each.bias() == Dark.Bias.INCLUDED;
    return (each.scaling() == Dark.Scaling.NONE ? "" : "exposure ratio * ")
        + (included ? "(dark - bias)" : "dark");
  }

  /**
   * Measures the masters, which otherwise waits until a frame is read.
   *
   * @throws io.github.stacker.api.FrameException if one is of no use, whatever the frames are
   */
  public void measure() {
    Tile pixel = new Tile();
    masters().forEach(master -> master.read(new Region(0, 0, 1, 1), pixel));
    flat.ifPresent(Flat::levels);
    hotPixels.ifPresent(HotPixels::limits);
  }

  /**
   * Tells how frames are read, as filters do.
   *
   * @return in the order of their rows, unless neighbours are needed
   */
  public Filter.Reading reading() {
    return mends() ? Filter.Reading.ELSEWHERE : Filter.Reading.IN_ORDER;
  }

  private boolean mends() {
    return hotPixels.filter(hot -> hot.fate() == HotPixels.Fate.MEDIAN).isPresent();
  }

  private Stream<Picture> masters() {
    return Stream.of(bias, dark.map(Dark::picture), flat.map(Flat::picture))
        .flatMap(Optional::stream);
  }

  private static void requireFitting(Picture master, ImageInfo frame) {
    master.requireSizeOf(frame);
    master.requireColourBands(frame.colourBandCount());
    ImageInfo info = master.info();
    if (info.hasAlpha()) {
      throw new IllegalArgumentException(master + " has an alpha band; write masters without");
    }
    boolean integers = info.sampleType().isInteger() && frame.sampleType().isInteger();
    if (integers && info.sampleType() != frame.sampleType()) {
      throw new IllegalArgumentException(
          "%s holds %s, the frame %s, so that their numbers do not compare; make it of frames of one type"
              .formatted(master, info.sampleType().title(), frame.sampleType().title()));
    }
  }
}
