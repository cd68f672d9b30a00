package io.github.stacker.cli;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.NoParameters;

/** A filter to be put into a plugin jar. */
public final class NothingFilter implements FilterProvider<NoParameters> {
  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public String description() {
    return "Leaves frames as they are.";
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Filter create(NoParameters parameters) {
    return source -> source;
  }
}
