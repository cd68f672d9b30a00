package io.github.stacker.core.engine;

import io.github.stacker.core.order.Network;
import java.util.BitSet;
import java.util.Optional;

/**
 * Sorts many stacks at once: one comparison of a network is a loop over places that compilers turn
 * into vector instructions, which is several times as fast as sorting stack by stack. Belongs to
 * one thread.
 */
final class StackSorter implements Network.Rows {
  /** For larger stacks sorting one by one is as fast. */
  private static final int MOST_FRAMES = 256;

  private final Network network;
  private final double[][] rows;
  private int count;

  private StackSorter(int frames, int places) {
    BitSet all = new BitSet();
    all.set(0, frames);
    network = Network.selecting(frames, all);
    rows = new double[frames][places];
  }

  /** Makes room for stacks; none where sorting one by one is as good. */
  static Optional<StackSorter> of(int frames, int places) {
    return frames > MOST_FRAMES ? Optional.empty() : Optional.of(new StackSorter(frames, places));
  }

  /** Gives what is sorted: a row a frame before, a row a rank after. */
  double[][] rows() {
    return rows;
  }

  /** Sorts the first stacks. */
  void sort(int stacks) {
    count = stacks;
    network.applyTo(this);
  }

  @Override
  public void sort(int low, int high) {
    sort(rows[low], rows[high], count);
  }

  private static void sort(double[] low, double[] high, int count) {
    for (int i = 0; i < count; i++) {
      double x = low[i];
      double y = high[i];
      low[i] = Math.min(x, y);
      high[i] = Math.max(x, y);
    }
  }

  @Override
  public void keepSmaller(int low, int high) {
    throw new IllegalStateException("every rank is wanted");
  }

  @Override
  public void keepLarger(int low, int high) {
    throw new IllegalStateException("every rank is wanted");
  }
}
