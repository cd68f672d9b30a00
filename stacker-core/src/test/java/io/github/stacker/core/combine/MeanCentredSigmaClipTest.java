package io.github.stacker.core.combine;

class MeanCentredSigmaClipTest extends SigmaClipContract {
  @Override
  protected SigmaClipParameters parameters() {
    return clip(1.2, 1.7, Centre.MEAN, Deviation.SAMPLE, 5, RestResult.MEDIAN);
  }
}
