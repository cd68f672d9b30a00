package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;

/**
 * Rejects, round after round, what lies further from the median of the samples kept so far than so
 * many sigma, until a round would change nothing or leave too few.
 */
final class WinsorizedSigmaClip implements Rejection {
  private final SortedStack sorted;
  private final WinsorizedSigmaClipParameters parameters;
  private final WinsorizedSigma winsorized;

  WinsorizedSigmaClip(int frames, WinsorizedSigmaClipParameters parameters) {
    sorted = new SortedStack(frames);
    this.parameters = parameters;
    winsorized = new WinsorizedSigma(frames);
  }

  @Override
  public void reject(Stack stack) {
    sorted.load(stack);
    double[] values = sorted.values();
    int from = 0;
    int to = sorted.count();
    for (int round = 0; round < parameters.rounds(); round++) {
      double median = sorted.median(from, to);
      double sigma = winsorized.of(values, from, to, median);
      double below = parameters.lowSigma() * sigma;
      double above = parameters.highSigma() * sigma;
      int first = from;
      while (first < to && median - values[first] > below) {
        first++;
      }
      int end = to;
      while (end > first && values[end - 1] - median > above) {
        end--;
      }
      if (end - first == to - from || end - first < parameters.minKept()) {
        break;
      }
      from = first;
      to = end;
    }
    sorted.keepValues(stack, from, to);
  }
}
