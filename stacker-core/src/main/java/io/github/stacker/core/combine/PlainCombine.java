package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;

/** A combine without parameters. */
abstract class PlainCombine implements CombinerProvider<NoParameters> {
  private final String name;
  private final String description;

  PlainCombine(String name, String description) {
    this.name = name;
    this.description = description;
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
  public final Class<NoParameters> parameters() {
    return NoParameters.class;
  }
}
