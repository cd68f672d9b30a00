package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;

/** A combine that tells how much samples vary. Its results are not on the scale of the samples. */
abstract class SpreadCombine implements CombinerProvider<SpreadParameters> {
  private final String name;
  private final String description;
  private final Moments.Result result;

  SpreadCombine(String name, String description, Moments.Result result) {
    this.name = name;
    this.description = description;
    this.result = result;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final Class<SpreadParameters> parameters() {
    return SpreadParameters.class;
  }

  @Override
  public final FoldCombiner create(SpreadParameters parameters) {
    return new Combine(parameters.sigma(), result);
  }

  private record Combine(SigmaKind sigma, Moments.Result result) implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Moments.kernel(stack, sigma, result);
    }

    @Override
    public boolean keepsScale() {
      return false;
    }

    @Override
    public SampleType naturalType(StackInfo stack) {
      return SampleType.FLOAT32;
    }
  }
}
