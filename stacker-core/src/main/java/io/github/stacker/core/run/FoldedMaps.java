package io.github.stacker.core.run;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;
import io.github.stacker.core.combine.CountCombine;
import io.github.stacker.core.combine.SigmaKind;
import io.github.stacker.core.combine.SpreadParameters;
import io.github.stacker.core.combine.StandardDeviationCombine;
import io.github.stacker.core.engine.StackMap;
import java.util.Optional;

/** Tells what a fold knows of its stacks: it does not see them, but can fold that as well. */
final class FoldedMaps {
  private FoldedMaps() {}

  /** Gives the fold whose results are a map; none for what a fold never does, which is reject. */
  static Optional<FoldCombiner> of(StackMap map, Combiner combiner) {
    return switch (map) {
      case COVERAGE -> Optional.of(new CountCombine().create(new NoParameters()));
      case REJECTED_LOW, REJECTED_HIGH -> Optional.empty();
      case PROVENANCE ->
          combiner instanceof FoldCombiner fold ? fold.provenance() : Optional.empty();
      case DEVIATION ->
          Optional.of(
              new StandardDeviationCombine().create(new SpreadParameters(SigmaKind.SAMPLE)));
    };
  }
}
