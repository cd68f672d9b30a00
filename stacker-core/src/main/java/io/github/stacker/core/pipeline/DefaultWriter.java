package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.core.plugin.ParameterSet;

/** Makes writers without a pipeline. */
public final class DefaultWriter {
  private DefaultWriter() {}

  /**
   * Makes a writer whose parameters all have their defaults.
   *
   * @param <P> the record of parameters
   * @param provider the provider
   * @return the writer
   */
  public static <P extends Record> FrameWriter of(FrameWriterProvider<P> provider) {
    RecordBinder nothing = new RecordBinder(JsonPath.TOP, JsonTree.NODES.objectNode());
    return provider.create(nothing.bind(ParameterSet.ofPlugin(provider.parameters())));
  }
}
