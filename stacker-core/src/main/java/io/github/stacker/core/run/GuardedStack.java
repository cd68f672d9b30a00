package io.github.stacker.core.run;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.engine.CombinerFailure;
import io.github.stacker.core.plugin.PluginBlame;
import java.util.Optional;

/**
 * A combiner of a plugin that sees whole stacks: what its code throws names it and its jar.
 *
 * @param combiner the combiner
 * @param blame who is named
 * @param checked whether its work is looked at
 */
record GuardedStack(StackCombiner combiner, PluginBlame blame, boolean checked)
    implements StackCombiner {
  @Override
  public StackKernel newKernel(StackInfo stack) {
    StackKernel kernel;
    try {
      kernel = combiner.newKernel(stack);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
    blame.required("newKernel", kernel);
    return new GuardedKernel(
        checked ? new CheckedStackKernel(kernel, stack.frames(), choosesSamples()) : kernel, blame);
  }

  @Override
  public boolean choosesSamples() {
    return blame.answer("choosesSamples", combiner::choosesSamples);
  }

  @Override
  public Optional<String> neverRejects(StackInfo stack) {
    return blame.answer("neverRejects", () -> combiner.neverRejects(stack));
  }

  @Override
  public boolean keepsScale() {
    return blame.answer("keepsScale", combiner::keepsScale);
  }

  @Override
  public boolean usesWeights() {
    return blame.answer("usesWeights", combiner::usesWeights);
  }

  @Override
  public SampleType naturalType(StackInfo stack) {
    return blame.answer("naturalType", () -> combiner.naturalType(stack));
  }

  private record GuardedKernel(StackKernel kernel, PluginBlame blame) implements StackKernel {
    @Override
    public boolean usesOrder() {
      return blame.answer("usesOrder", kernel::usesOrder);
    }

    @Override
    public double combine(Stack stack) {
      try {
        return kernel.combine(stack);
      } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
        throw new CombinerFailure(e, image -> blame.failureOn(image, e));
      }
    }

    @Override
    public boolean combine(StackSection section, double[] results) {
      try {
        return kernel.combine(section, results);
      } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
        throw new CombinerFailure(e, image -> blame.failureOn(image, e));
      }
    }
  }
}
