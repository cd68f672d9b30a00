package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.core.statistics.BandMatching;
import io.github.stacker.core.statistics.Estimator;
import io.github.stacker.core.statistics.NormaliseMethod;
import io.github.stacker.core.statistics.NormaliseMode;
import io.github.stacker.core.statistics.ReferenceFrame;
import io.github.stacker.core.statistics.Zeros;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The section {@code normalise}: how frames are made to agree with the reference frame before they
 * are combined.
 *
 * @param mode how locations are brought to agree
 * @param scaling whether scales are too
 * @param reference which frame the others are made to agree with, see {@link ReferenceFrame}
 * @param estimator what location and scale are
 * @param bands which bands are brought to agree
 * @param referenceBand the number of the reference band, from 0
 * @param zeros what samples of exactly 0 are to the statistics
 * @param rejection how samples are normalised while it is decided which of them are rejected
 * @param rejectionScaling whether scales are brought to agree for that
 */
public record NormaliseSection(
    @Parameter(
            value = "whether locations are matched by a sum, by a factor, or not at all",
            defaultJson = "\"additive\"")
        NormaliseMode mode,
    @Parameter(value = "whether scales are matched too", defaultJson = "true") boolean scaling,
    @Parameter(
            value =
                "the frame that others are matched to: \"first\", \"best\" (least noise for its scale), its number from 0, or its file name",
            defaultJson = "\"first\"")
        String reference,
    @Parameter(
            value = "what location and scale are: median and mad, or IKSS as in Siril",
            defaultJson = "\"ikss\"")
        Estimator estimator,
    @Parameter(
            value =
                "each band is matched to itself, all as the reference band is, or all to the reference band",
            defaultJson = "\"each\"")
        BandMatching bands,
    @Parameter(
            value = "number of the reference band, from 0; green of three, else the first",
            min = 0)
        Optional<Integer> referenceBand,
    @Parameter(
            value = "whether samples of exactly 0 count in statistics",
            defaultJson = "\"count\"")
        Zeros zeros,
    @Parameter(
            value = "how samples are normalised for the decision which are rejected",
            defaultJson = "\"same\"")
        RejectionMode rejection,
    @Parameter(
            value = "whether scales are matched for that decision, unless it is the same",
            defaultJson = "true")
        boolean rejectionScaling) {
  /**
   * Checks what goes together.
   *
   * @throws IllegalArgumentException if {@code reference} is blank, or {@code referenceBand} is
   *     given where no band is
   */
  public NormaliseSection {
    new ReferenceFrame(reference);
    if (referenceBand.isPresent() && bands == BandMatching.EACH) {
      throw new IllegalArgumentException(
          "referenceBand needs \"bands\": \"reference\" or \"equal\"; with \"each\" there is none");
    }
  }

  /**
   * Gives the method for the samples that are combined.
   *
   * @return what {@code mode}, {@code scaling}, {@code estimator} and the bands say
   */
  public NormaliseMethod method() {
    return method(mode, scaling);
  }

  /**
   * Gives the method for the samples that are compared with each other in order to reject.
   *
   * @return {@link #method()} unless {@code rejection} says otherwise
   */
  public NormaliseMethod rejectionMethod() {
    return switch (rejection) {
      case SAME -> method();
      case NONE -> method(NormaliseMode.NONE, rejectionScaling);
      case ADDITIVE -> method(NormaliseMode.ADDITIVE, rejectionScaling);
      case MULTIPLICATIVE -> method(NormaliseMode.MULTIPLICATIVE, rejectionScaling);
    };
  }

  private NormaliseMethod method(NormaliseMode how, boolean scaled) {
    return new NormaliseMethod(
        how,
        scaled,
        estimator,
        bands,
        referenceBand.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /**
   * Gives the frame that others are matched to.
   *
   * @return what {@code reference} says
   */
  public ReferenceFrame referenceFrame() {
    return new ReferenceFrame(reference);
  }

  /** How samples are normalised for rejection. */
  public enum RejectionMode {
    /** As they are combined. */
    SAME,
    /** Not at all. */
    NONE,
    /** By a sum. */
    ADDITIVE,
    /** By a factor. */
    MULTIPLICATIVE
  }
}
