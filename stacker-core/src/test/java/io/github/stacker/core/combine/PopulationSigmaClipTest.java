package io.github.stacker.core.combine;

class PopulationSigmaClipTest extends SigmaClipContract {
  @Override
  protected SigmaClipParameters parameters() {
    return clip(2, 1.5, Centre.MEDIAN, Deviation.POPULATION, 0, RestResult.MEAN);
  }
}
