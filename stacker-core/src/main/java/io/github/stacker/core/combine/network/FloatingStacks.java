package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.BitSet;

/** Stacks of floating samples. */
public abstract sealed class FloatingStacks extends RankedStacks permits FloatStacks, DoubleStacks {
  /** How many units of error are allowed for each term of a sum. */
  private static final double SLACK = 16;

  private final double unit;
  private final double smallest;
  private final double largest;

  /**
   * Makes room.
   *
   * @param unit the largest relative error of an operation of this precision
   * @param smallest sums of squares below may have lost more than that to underflow
   * @param largest sums of squares above are infinite
   */
  FloatingStacks(
      SampleType type,
      int frames,
      BitSet ranks,
      int bestCapacity,
      double unit,
      double smallest,
      double largest) {
    super(type, frames, ranks, bestCapacity);
    this.unit = unit;
    this.smallest = smallest;
    this.largest = largest;
  }

  /**
   * Tells at least how much stacks vary, computed in the precision of the samples. All ranks are
   * wanted.
   *
   * <p>With sums S of x - m and Q of its squares, where m is the lower median, the squared
   * distances from the mean sum up to Q - S&sup2;/n. Rounding n terms makes Q wrong by less than
   * 2(n + 4) units of itself, and S by less than as many units of &radic;(nQ), which is 5(n + 4)
   * units of Q in S&sup2;/n. Taking 16(n + 4) units of Q off covers both, and leaves room for the
   * rounding of those who compute deviation and limits in double precision.
   *
   * @param into gets for every place a number not above the sum of the squared distances from the
   *     mean, and little below it if that is known
   */
  public final void leastSquares(double[] into) {
    double certain = 1 - SLACK * (frames() + 4) * unit;
    double[] sums = sumUp(into);
    for (int i = 0; i < count(); i++) {
      double square = into[i];
      double least = square * certain - sums[i] * sums[i] / frames();
      into[i] = square >= smallest & square <= largest ? Math.max(0, least) : 0;
    }
  }

  /**
   * Sums up distances from the lower median.
   *
   * @param squares gets the sum of their squares
   * @return their sum, until the next call
   */
  abstract double[] sumUp(double[] squares);
}
