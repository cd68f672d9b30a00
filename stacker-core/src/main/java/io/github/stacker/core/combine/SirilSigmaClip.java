package io.github.stacker.core.combine;

/**
 * The sigma rejection of Siril 1.0: the centre is the median, sigma the sample standard deviation,
 * both of the samples left; repeated while samples go and more than 3 are left.
 *
 * <p>Where the median is 0 nothing is rejected. Siril then writes the median of all samples, which
 * is 0 if none of them is; the mean that stands here can differ from it.
 *
 * @param lowSigma how many sigma below the median samples are kept
 * @param highSigma how many sigma above the median samples are kept
 * @param rounds most rounds
 */
record SirilSigmaClip(double lowSigma, double highSigma, int rounds)
    implements SirilRejection.Rule {
  /** Above so many samples there may be another round. */
  static final int FEW = 3;

  @Override
  public void reject(SirilStack stack) {
    float median = stack.median();
    if (median == 0) {
      return;
    }
    float sigma = stack.deviation();
    for (int round = 1; clip(stack, median, sigma) && round < rounds; round++) {
      sigma = stack.deviation();
      median = stack.median();
    }
  }

  /** Makes one round, and tells whether another may follow. */
  private boolean clip(SirilStack stack, float median, float sigma) {
    return stack.clip(median, sigma * (float) lowSigma, sigma * (float) highSigma)
        && stack.count() > FEW;
  }
}
