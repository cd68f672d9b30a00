package io.github.stacker.core.run;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.core.engine.CombinerFailure;
import io.github.stacker.core.plugin.PluginBlame;

/** Makes combiners of plugins name the plugin and its jar in whatever their code throws. */
final class GuardedCombiner {
  private GuardedCombiner() {}

  static Combiner of(Combiner combiner, PluginBlame blame, boolean checked) {
    if (combiner instanceof FoldCombiner fold) {
      return new GuardedFold(fold, blame, checked);
    }
    return new GuardedStack((StackCombiner) combiner, blame, checked);
  }

  /**
   * Runs code of a plugin that is at work on many samples.
   *
   * @throws CombinerFailure if it throws, to be told the samples by the engine
   */
  static void atWork(PluginBlame blame, Runnable code) {
    try {
      code.run();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new CombinerFailure(e, image -> blame.failureOn(image, e));
    }
  }
}
