package io.github.stacker.core.combine;

class MeanCentredMadSigmaClipTest extends SigmaClipContract {
  @Override
  protected SigmaClipParameters parameters() {
    return clip(1.5, 2, Centre.MEAN, Deviation.MAD, 1, RestResult.MEDIAN);
  }
}
