package io.github.stacker.core.combine;

class SigmaClipCombineTest extends SigmaClipContract {
  @Override
  protected SigmaClipParameters parameters() {
    return clip(3, 3, Centre.MEDIAN, Deviation.SAMPLE, 0, RestResult.MEAN);
  }
}
