package io.github.stacker.core.statistics;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures FLOAT32 and FLOAT64 frames: extremes, mean and deviation of the samples themselves, the
 * robust numbers of the samples rounded to 16 significant bits.
 */
final class FloatingCollector implements RowCollector {
  private final ImageInfo info;
  private final boolean leaveOutZeros;
  private final FloatingLine line;
  private final FloatingLine alpha;
  private final FloatingNoise lineNoise;
  private final List<FloatHistogram> histograms = new ArrayList<>();
  private final List<RunningMoments> moments = new ArrayList<>();
  private final List<RowNoise> noises = new ArrayList<>();

  FloatingCollector(ImageInfo info, Zeros zeros) {
    this.info = info;
    this.leaveOutZeros = zeros == Zeros.IGNORE;
    this.line = new FloatingLine(info.width());
    this.lineNoise = new FloatingNoise(info.width());
    this.alpha = new FloatingLine(info.hasAlpha() ? info.width() : 0);
    for (int band = 0; band < info.colourBandCount(); band++) {
      histograms.add(new FloatHistogram());
      moments.add(new RunningMoments());
      noises.add(new RowNoise(info.height()));
    }
  }

  @Override
  public void add(Tile tile, int y) {
    if (info.hasAlpha()) {
      alpha.take(tile, y, info.colourBandCount());
    }
    for (int band = 0; band < histograms.size(); band++) {
      line.take(tile, y, band);
      if (info.hasAlpha()) {
        line.keepWhere(alpha, info.white());
      }
      line.leaveOutUnusable();
      if (leaveOutZeros) {
        line.leaveOutZeros();
      }
      histograms.get(band).add(line.samples(), line.count());
      moments.get(band).add(line.samples(), line.count());
      if (noises.get(band).wants(y)) {
        noises.get(band).add(lineNoise.of(line.samples(), line.count()));
      }
    }
  }

  @Override
  public FrameStatistics finish() {
    List<BandStatistics> bands = new ArrayList<>();
    for (int band = 0; band < histograms.size(); band++) {
      bands.add(statistics(histograms.get(band), moments.get(band), noises.get(band)));
    }
    return new FrameStatistics(bands);
  }

  private static BandStatistics statistics(
      FloatHistogram histogram, RunningMoments moments, RowNoise noise) {
    if (moments.count() == 0) {
      return BandStatistics.EMPTY;
    }
    Robust robust = Robust.of(Distribution.of(histogram));
    return new BandStatistics(
        moments.count(),
        moments.minimum(),
        moments.maximum(),
        moments.mean(),
        moments.deviation(),
        robust.median(),
        robust.mad(),
        robust.location(),
        robust.scale(),
        noise.median());
  }
}
