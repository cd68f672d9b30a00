package io.github.stacker.filters.colour;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.filters.colour.Debayer.Method;

/**
 * The arithmetic of {@link Debayer}, for windows all of whose three bands are the mosaic. Sums are
 * put so that equal samples give just that sample, however it is rounded.
 */
final class DebayerKernel implements WindowKernel {
  /** Samples that are looked at are so far away at most. */
  static final int RADIUS = 2;

  private static final int BANDS = 3;

  private final Bayer bayer;
  private final boolean corrects;
  private final int imageWidth;
  private final int imageHeight;

  /** The mosaic of the window, mirrored where it is beyond the edges. */
  private double[] mosaic = {};

  private int[] columns = {};
  private int stride;

  DebayerKernel(Bayer bayer, Method method, ImageInfo image) {
    this.bayer = bayer;
    this.corrects = method == Method.MALVAR;
    this.imageWidth = image.width();
    this.imageHeight = image.height();
  }

  @Override
  public void compute(Tile window, Tile result) {
    takeMosaic(window);
    int width = result.region().width();
    for (int row = 0; row < result.region().height(); row++) {
      int from = (row + RADIUS) * stride + RADIUS;
      int to = row * width * BANDS;
      int y = result.region().y() + row;
      for (int i = 0; i < width; i++) {
        int x = result.region().x() + i;
        develop(x, y, from + i, result.doubles(), to + i * BANDS);
      }
    }
  }

  private void takeMosaic(Tile window) {
    stride = window.region().width();
    int height = window.region().height();
    if (mosaic.length < stride * height) {
      mosaic = new double[stride * height];
    }
    if (columns.length < stride) {
      columns = new int[stride];
    }
    int left = window.region().x();
    for (int i = 0; i < stride; i++) {
      columns[i] = (mirrored(left + i, imageWidth) - left) * BANDS;
    }
    double[] samples = window.doubles();
    for (int row = 0; row < height; row++) {
      int y = mirrored(window.region().y() + row, imageHeight);
      int from = window.index(left, y);
      for (int i = 0; i < stride; i++) {
        mosaic[row * stride + i] = samples[from + columns[i]];
      }
    }
  }

  /** Gives the place that one beyond the edges stands for: as far inside, so of the same colour. */
  private static int mirrored(int at, int length) {
    int period = 2 * (length - 1);
    int place = Math.floorMod(at, period);
    return Math.min(place, period - place);
  }

  private void develop(int x, int y, int at, double[] into, int to) {
    int own = bayer.colourAt(x, y);
    into[to + own] = mosaic[at];
    if (own == Bayer.GREEN) {
      int beside = bayer.colourAt(x + 1, y);
      into[to + beside] = there(atGreen(at, 1, stride), x, y, at, beside);
      into[to + 2 - beside] = there(atGreen(at, stride, 1), x, y, at, 2 - beside);
      return;
    }
    double outer =
        mosaic[at - 2] + mosaic[at + 2] + (mosaic[at - 2 * stride] + mosaic[at + 2 * stride]);
    double bend = 4 * mosaic[at] - outer;
    into[to + Bayer.GREEN] = there(greenAt(at, bend), x, y, at, Bayer.GREEN);
    into[to + 2 - own] = there(oppositeAt(at, bend), x, y, at, 2 - own);
  }

  /** Gives a colour that a green pixel has beside it in one direction. */
  private double atGreen(int at, int along, int across) {
    double mean = (mosaic[at - along] + mosaic[at + along]) / 2;
    if (!corrects) {
      return mean;
    }
    double own = mosaic[at];
    double diagonal = mosaic[at - along - across] + mosaic[at + along + across];
    diagonal += mosaic[at - along + across] + mosaic[at + along - across];
    double farAlong = mosaic[at - 2 * along] + mosaic[at + 2 * along];
    double farAcross = mosaic[at - 2 * across] + mosaic[at + 2 * across];
    return mean + ((4 * own - diagonal) + ((own - farAlong) + farAcross / 2)) / 8;
  }

  private double greenAt(int at, double bend) {
    double sum = mosaic[at - 1] + mosaic[at + 1] + (mosaic[at - stride] + mosaic[at + stride]);
    return corrects ? sum / 4 + bend / 8 : sum / 4;
  }

  /** Gives blue where there is red, and red where there is blue. */
  private double oppositeAt(int at, double bend) {
    double sum = mosaic[at - stride - 1] + mosaic[at + stride + 1];
    sum += mosaic[at - stride + 1] + mosaic[at + stride - 1];
    return corrects ? sum / 4 + 1.5 * bend / 8 : sum / 4;
  }

  private double there(double sample, int x, int y, int at, int colour) {
    return sample == sample ? sample : meanAround(x, y, at, colour);
  }

  /** Gives the mean of what there is of a colour among the nearest; NaN if there is nothing. */
  private double meanAround(int x, int y, int at, int colour) {
    for (int radius = 1; radius <= RADIUS; radius++) {
      double sum = 0;
      int count = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          double sample = mosaic[at + dy * stride + dx];
          boolean counts = sample == sample && bayer.colourAt(x + dx, y + dy) == colour;
          sum += counts ? sample : 0;
          count += counts ? 1 : 0;
        }
      }
      if (count > 0) {
        return sum / count;
      }
    }
    return Double.NaN;
  }
}
