package io.github.stacker.cli.demo;

import java.util.Arrays;

/**
 * A random texture with detail of many sizes, between -1 and 1: value noise on lattices of which
 * each has cells half as large as those of the one before.
 *
 * <p>The columns of a lattice wind to the left and the right, which hides them. Lattices whose
 * cells would be under two pixels are left out.
 */
final class Fractal {
  private final Lattice[] lattices;

  private Fractal(
      long seed, double cellWidth, double cellHeight, int octaves, double gain, boolean folded) {
    Lattice[] all = new Lattice[octaves];
    double amplitude = (1 - gain) / (1 - power(gain, octaves));
    double width = cellWidth;
    double height = cellHeight;
    int used = 0;
    for (int k = 0; k < octaves && (k == 0 || Math.min(width, height) >= 2); k++) {
      all[used++] = new Lattice(Hash.of(seed, k), width, height, (float) amplitude, folded);
      amplitude *= gain;
      width /= 2;
      height /= 2;
    }
    lattices = Arrays.copyOf(all, used);
  }

  /** Makes a smooth texture of mean 0 whose largest detail has the given size in pixels. */
  static Fractal smooth(long seed, double cellWidth, double cellHeight, int octaves, double gain) {
    return new Fractal(seed, cellWidth, cellHeight, octaves, gain, false);
  }

  /** Makes a texture with sharp ridges, as of folded rock. */
  static Fractal folded(long seed, double cellWidth, double cellHeight, int octaves, double gain) {
    return new Fractal(seed, cellWidth, cellHeight, octaves, gain, true);
  }

  /** Gives the texture of {@code count} pixels from column {@code x} on. */
  void row(int x, int y, int count, float[] into) {
    Arrays.fill(into, 0, count, 0);
    for (Lattice lattice : lattices) {
      lattice.add(x, y, count, into);
    }
  }

  private static double power(double base, int exponent) {
    double product = 1;
    for (int i = 0; i < exponent; i++) {
      product *= base;
    }
    return product;
  }

  /** Random numbers at the corners of equal cells, and smooth slopes between them. */
  private static final class Lattice {
    private final long seed;
    private final int cellWidth;
    private final int cellHeight;
    private final float amplitude;
    private final boolean folded;
    private final float[] slope;

    Lattice(long seed, double cellWidth, double cellHeight, float amplitude, boolean folded) {
      this.seed = seed;
      this.cellWidth = (int) Math.max(2, Math.rint(cellWidth));
      this.cellHeight = (int) Math.max(2, Math.rint(cellHeight));
      this.amplitude = amplitude;
      this.folded = folded;
      slope = new float[this.cellWidth];
      for (int i = 0; i < slope.length; i++) {
        slope[i] = smooth((i + 0.5f) / this.cellWidth);
      }
    }

    private void add(int x, int y, int count, float[] into) {
      int winding = x + winding(y);
      int row = Math.floorDiv(y, cellHeight);
      float down = smooth((y - row * cellHeight + 0.5f) / cellHeight);
      int column = Math.floorDiv(winding, cellWidth);
      int inCell = winding - column * cellWidth;
      float left = corner(column, row, down);
      int i = 0;
      while (i < count) {
        column++;
        float right = corner(column, row, down);
        float rise = right - left;
        int end = Math.min(count, i + cellWidth - inCell);
        if (folded) {
          addFolded(left, rise, inCell, i, end, into);
        } else {
          addSmooth(left, rise, inCell, i, end, into);
        }
        i = end;
        inCell = 0;
        left = right;
      }
    }

    private void addSmooth(float left, float rise, int inCell, int from, int to, float[] into) {
      for (int i = from, k = inCell; i < to; i++, k++) {
        into[i] += left + rise * slope[k];
      }
    }

    private void addFolded(float left, float rise, int inCell, int from, int to, float[] into) {
      for (int i = from, k = inCell; i < to; i++, k++) {
        into[i] += amplitude - 2 * Math.abs(left + rise * slope[k]);
      }
    }

    /** Gives how far columns are moved in a row. */
    private int winding(int y) {
      int reach = 2 * cellHeight;
      int bend = Math.floorDiv(y, reach);
      float from = Hash.signed(Hash.of(seed + 1, bend));
      float to = Hash.signed(Hash.of(seed + 1, bend + 1));
      float part = smooth((y - bend * reach + 0.5f) / reach);
      return (int) (cellWidth * (from + (to - from) * part));
    }

    private float corner(int column, int row, float down) {
      float above = Hash.signed(Hash.of(seed, column, row));
      float below = Hash.signed(Hash.of(seed, column, row + 1));
      return amplitude * (above + (below - above) * down);
    }

    private static float smooth(float t) {
      return t * t * (3 - 2 * t);
    }
  }
}
