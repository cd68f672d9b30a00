package io.github.stacker.core.statistics;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import java.util.ArrayList;
import java.util.List;

/** Measures UINT8 and UINT16 frames: everything comes from exact counts and integer sums. */
final class IntegerCollector implements RowCollector {
  private final ImageInfo info;
  private final boolean leaveOutZeros;
  private final IntegerLine line;
  private final IntegerLine alpha;
  private final IntegerNoise lineNoise;
  private final List<IntegerHistogram> histograms = new ArrayList<>();
  private final List<RowNoise> noises = new ArrayList<>();

  IntegerCollector(ImageInfo info, Zeros zeros) {
    this.info = info;
    this.leaveOutZeros = zeros == Zeros.IGNORE;
    this.line = new IntegerLine(info.width());
    this.lineNoise = new IntegerNoise(info.width());
    this.alpha = new IntegerLine(info.hasAlpha() ? info.width() : 0);
    int values = (int) info.sampleType().white() + 1;
    for (int band = 0; band < info.colourBandCount(); band++) {
      histograms.add(new IntegerHistogram(values));
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
      if (leaveOutZeros) {
        line.leaveOutZeros();
      }
      histograms.get(band).add(line.samples(), line.count());
      if (noises.get(band).wants(y)) {
        noises.get(band).add(lineNoise.of(line.samples(), line.count()));
      }
    }
  }

  @Override
  public FrameStatistics finish() {
    List<BandStatistics> bands = new ArrayList<>();
    for (int band = 0; band < histograms.size(); band++) {
      bands.add(statistics(histograms.get(band), noises.get(band)));
    }
    return new FrameStatistics(bands);
  }

  private static BandStatistics statistics(IntegerHistogram histogram, RowNoise noise) {
    Distribution samples = Distribution.of(histogram);
    if (samples.count() == 0) {
      return BandStatistics.EMPTY;
    }
    double mean = histogram.mean();
    Robust robust = Robust.of(samples);
    return new BandStatistics(
        samples.count(),
        samples.minimum(),
        samples.maximum(),
        mean,
        samples.deviation(mean),
        robust.median(),
        robust.mad(),
        robust.location(),
        robust.scale(),
        noise.median());
  }
}
