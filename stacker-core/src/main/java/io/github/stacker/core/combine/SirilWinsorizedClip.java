package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * The winsorised sigma rejection of Siril 1.0: as {@link SirilSigmaClip}, but with the sigma that
 * {@link WinsorizedSigma} describes, in single precision. The limits to which integer samples are
 * moved are rounded to integers.
 */
final class SirilWinsorizedClip implements SirilRejection.Rule {
  private static final float REACH = 1.5f;
  private static final float CORRECTION = 1.134f;
  private static final float TOLERANCE = 0.0005f;
  private static final float WHITE = 65_535;

  private final float lowSigma;
  private final float highSigma;
  private final int rounds;
  private final boolean integer;
  private final float[] moved;

  /**
   * Makes a rule for stacks of one shape.
   *
   * @param rounds most rounds
   */
  SirilWinsorizedClip(StackInfo stack, double lowSigma, double highSigma, int rounds) {
    this.lowSigma = (float) lowSigma;
    this.highSigma = (float) highSigma;
    this.rounds = rounds;
    integer = stack.sampleType().isInteger();
    moved = new float[stack.frames()];
  }

  @Override
  public void reject(SirilStack stack) {
    int round = 0;
    while (round < rounds && clip(stack)) {
      round++;
    }
  }

  /** Makes one round, and tells whether another may follow. */
  private boolean clip(SirilStack stack) {
    float sigma = stack.deviation();
    float median = stack.median();
    sigma = winsorized(stack, median, sigma);
    return stack.clip(median, sigma * lowSigma, sigma * highSigma)
        && stack.count() > SirilSigmaClip.FEW;
  }

  private float winsorized(SirilStack stack, float median, float first) {
    int count = stack.count();
    System.arraycopy(stack.values(), 0, moved, 0, count);
    float sigma = first;
    float before;
    do {
      float low = limit(median - REACH * sigma);
      float high = limit(median + REACH * sigma);
      for (int i = 0; i < count; i++) {
        moved[i] = Math.min(high, Math.max(low, moved[i]));
      }
      before = sigma;
      sigma = CORRECTION * SirilStack.deviation(moved, count, SirilStack.mean(moved, count));
    } while (Math.abs(sigma - before) > before * TOLERANCE);
    return sigma;
  }

  private float limit(float exact) {
    return integer ? Math.min(WHITE, Math.max(0, (float) Math.floor(exact + 0.5f))) : exact;
  }
}
