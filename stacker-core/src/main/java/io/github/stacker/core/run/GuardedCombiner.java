package io.github.stacker.core.run;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.StackCombiner;
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
}
