package io.github.stacker.core.statistics;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.PipelineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How frames are normalised. With location L and scale S of a frame's band, and L<sub>r</sub> and
 * S<sub>r</sub> of the reference, a sample p becomes
 *
 * <ul>
 *   <li>additive: p &minus; L + L<sub>r</sub>
 *   <li>additive with scaling: (p &minus; L) S<sub>r</sub>/S + L<sub>r</sub>
 *   <li>multiplicative: p L<sub>r</sub>/L
 *   <li>multiplicative with scaling: p (L<sub>r</sub>/L) (S<sub>r</sub>/S)
 * </ul>
 *
 * <p>These are the formulas of Siril ({@code normalization.c}), one by one.
 *
 * @param mode how locations are brought to agree
 * @param scaling whether scales are too; means nothing for {@link NormaliseMode#NONE}
 * @param estimator what location and scale are
 * @param bands which bands are brought to agree
 * @param referenceBand the number of the reference band; by default the second of three, which is
 *     green, else the first
 */
public record NormaliseMethod(
    NormaliseMode mode,
    boolean scaling,
    Estimator estimator,
    BandMatching bands,
    OptionalInt referenceBand) {
  /** Checks that no component is null. */
  public NormaliseMethod {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(bands, "bands");
    Objects.requireNonNull(referenceBand, "referenceBand");
  }

  /**
   * Finds what makes frames agree with one of them.
   *
   * @param frames all frames, of as many bands each
   * @param reference position of the reference frame among them; it is changed by {@link
   *     BandMatching#EQUAL} alone
   * @return the functions
   * @throws PipelineException if there is no such reference band
   * @throws FrameException if a frame has no samples, nearly all equal ones (its scale is 0, and
   *     scaling is asked for), or a location that is not above 0 (and {@code mode} is
   *     multiplicative)
   */
  public Normalisation of(List<MeasuredFrame> frames, int reference) {
    int count = frames.get(reference).statistics().bands().size();
    List<List<Linear>> functions = new ArrayList<>();
    for (int frame = 0; frame < frames.size(); frame++) {
      if (frames.get(frame).statistics().bands().size() != count) {
        throw new IllegalArgumentException("frames differ in their number of bands");
      }
      List<Linear> ofFrame = new ArrayList<>();
      for (int band = 0; band < count; band++) {
        ofFrame.add(function(frames, frame, reference, band));
      }
      functions.add(ofFrame);
    }
    return new Normalisation(functions);
  }

  private Linear function(List<MeasuredFrame> frames, int frame, int reference, int band) {
    if (mode == NormaliseMode.NONE) {
      return Linear.IDENTITY;
    }
    int shared = referenceBand(frames.get(reference));
    Level from = level(frames, frame, bands == BandMatching.REFERENCE ? shared : band);
    Level to = level(frames, reference, bands == BandMatching.EACH ? band : shared);
    double ratio = scaling ? to.scale() / from.scale() : 1;
    return mode == NormaliseMode.ADDITIVE
        ? new Linear(ratio, to.location() - ratio * from.location())
        : new Linear(ratio * (to.location() / from.location()), 0);
  }

  private int referenceBand(MeasuredFrame frame) {
    int count = frame.statistics().bands().size();
    int band = referenceBand.orElse(count == 3 ? 1 : 0);
    if (band >= count) {
      throw new PipelineException(
          "the reference band is number %d, but frames have %d; choose 0 to %d as \"referenceBand\""
              .formatted(band, count, count - 1));
    }
    return band;
  }

  private Level level(List<MeasuredFrame> frames, int frame, int band) {
    BandStatistics statistics = frames.get(frame).statistics().bands().get(band);
    Level level = new Level(estimator.location(statistics), estimator.scale(statistics));
    if (statistics.samples() == 0) {
      throw refusal(frames, frame, band, "it has no samples", "");
    }
    if (scaling && !(level.scale() > 0)) {
      throw refusal(
          frames, frame, band, "most of its samples are equal", "set \"scaling\": false, or ");
    }
    if (mode == NormaliseMode.MULTIPLICATIVE && !(level.location() > 0)) {
      throw refusal(
          frames,
          frame,
          band,
          "its location is %s, not above 0".formatted(level.location()),
          "set \"mode\": \"additive\", or ");
    }
    return level;
  }

  private static FrameException refusal(
      List<MeasuredFrame> frames, int frame, int band, String reason, String remedy) {
    return new FrameException(
        "frame \"%s\" (number %d) cannot be normalised by band %d: %s; %sleave it out of \"frames\""
            .formatted(frames.get(frame).name(), frames.get(frame).number(), band, reason, remedy));
  }

  /** Where the samples of a band lie. */
  private record Level(double location, double scale) {}
}
