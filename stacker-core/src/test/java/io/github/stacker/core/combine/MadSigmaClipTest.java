package io.github.stacker.core.combine;

class MadSigmaClipTest extends SigmaClipContract {
  @Override
  protected SigmaClipParameters parameters() {
    return clip(3, 2, Centre.MEDIAN, Deviation.MAD, 0, RestResult.MEAN);
  }
}
