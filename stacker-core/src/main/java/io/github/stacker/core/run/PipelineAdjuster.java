package io.github.stacker.core.run;

import io.github.stacker.core.engine.Adjuster;
import io.github.stacker.core.engine.Adjustments;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.pipeline.NormaliseSection;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.WeightsSection;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.FrameWeights;
import io.github.stacker.core.statistics.Linear;
import io.github.stacker.core.statistics.MeasuredFrame;
import io.github.stacker.core.statistics.Normalisation;
import io.github.stacker.core.statistics.NormaliseMode;
import io.github.stacker.core.statistics.Zeros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what the sections {@code normalise} and {@code weights} say.
 *
 * @param normalise how frames are made to agree, if they are
 * @param weights how much frames count
 */
record PipelineAdjuster(
    Optional<NormaliseSection> normalise, WeightsSection.By by, List<Double> list)
    implements Adjuster {
  /** Gives the adjuster of a pipeline, if it has something to adjust. */
  static Optional<Adjuster> of(Pipeline pipeline) {
    Optional<NormaliseSection> normalise =
        pipeline.normalise().filter(PipelineAdjuster::changesSamples);
    WeightsSection.By by =
        pipeline.weights().map(WeightsSection::by).orElse(WeightsSection.By.NONE);
    if (normalise.isEmpty() && by == WeightsSection.By.NONE) {
      return Optional.empty();
    }
    List<Double> list = pipeline.weights().map(WeightsSection::list).orElse(List.of());
    return Optional.of(new PipelineAdjuster(normalise, by, list));
  }

  private static boolean changesSamples(NormaliseSection section) {
    return section.method().mode() != NormaliseMode.NONE
        || section.rejectionMethod().mode() != NormaliseMode.NONE;
  }

  @Override
  public boolean normalises() {
    return normalise.isPresent();
  }

  @Override
  public boolean weighs() {
    return by != WeightsSection.By.NONE;
  }

  @Override
  public boolean measures() {
    return normalises() || by == WeightsSection.By.NOISE;
  }

  @Override
  public Zeros zeros() {
    return normalise.map(NormaliseSection::zeros).orElse(Zeros.COUNT);
  }

  @Override
  public void check(List<FrameProbe> frames, int listed) {
    List<String> names = frames.stream().map(frame -> frame.location().toString()).toList();
    normalise.ifPresent(section -> section.referenceFrame().requireAmong(names, listed));
    if (by == WeightsSection.By.LIST) {
      FrameWeights.listed(list, listed);
    }
    if (by == WeightsSection.By.EXPOSURE_TIME) {
      byExposureTime(frames);
    }
  }

  @Override
  public Adjustments adjust(List<FrameProbe> frames, List<FrameStatistics> statistics, int listed) {
    List<MeasuredFrame> measured = new ArrayList<>();
    for (int f = 0; f < statistics.size(); f++) {
      FrameProbe frame = frames.get(f);
      measured.add(
          new MeasuredFrame(frame.index(), frame.location().toString(), statistics.get(f)));
    }
    if (normalise.isEmpty()) {
      Normalisation none = identity(measured);
      return new Adjustments(Map.of(), Map.of(), weights(frames, measured, none, listed));
    }
    NormaliseSection section = normalise.get();
    int reference = section.referenceFrame().among(measured, listed, section.estimator());
    Normalisation combined = section.method().of(measured, reference);
    Normalisation compared = section.rejectionMethod().of(measured, reference);
    return new Adjustments(
        byNumber(frames, combined),
        byNumber(frames, compared),
        weights(frames, measured, combined, listed));
  }

  private static Normalisation identity(List<MeasuredFrame> frames) {
    return new Normalisation(
        frames.stream()
            .map(frame -> Collections.nCopies(frame.statistics().bands().size(), Linear.IDENTITY))
            .toList());
  }

  private static Map<Integer, List<Linear>> byNumber(
      List<FrameProbe> frames, Normalisation normalisation) {
    Map<Integer, List<Linear>> functions = new HashMap<>();
    for (int f = 0; f < frames.size(); f++) {
      functions.put(frames.get(f).index(), normalisation.functions().get(f));
    }
    return functions;
  }

  /** Gives a weight for each frame listed; that of frames left out means nothing. */
  private List<Double> weights(
      List<FrameProbe> frames,
      List<MeasuredFrame> measured,
      Normalisation normalisation,
      int listed) {
    return switch (by) {
      case NONE -> List.of();
      case LIST -> FrameWeights.listed(list, listed);
      case NOISE -> spread(frames, FrameWeights.byNoise(measured, normalisation), listed);
      case EXPOSURE_TIME -> spread(frames, byExposureTime(frames), listed);
    };
  }

  private static List<Double> byExposureTime(List<FrameProbe> frames) {
    return FrameWeights.byExposureTime(
        frames.stream().map(frame -> frame.location().toString()).toList(),
        frames.stream().map(frame -> frame.info().metadata().exposureSeconds()).toList());
  }

  private static List<Double> spread(List<FrameProbe> frames, List<Double> weights, int listed) {
    List<Double> all = new ArrayList<>(Collections.nCopies(listed, 1.0));
    for (int f = 0; f < frames.size(); f++) {
      all.set(frames.get(f).index(), weights.get(f));
    }
    return all;
  }
}
