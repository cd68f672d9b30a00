package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.core.engine.MemorySize;
import java.util.Optional;

/**
 * The section {@code resources}: how fast a run goes, never what it gives.
 *
 * @param memory heap for samples at work, see {@link MemorySize}
 * @param threads frames or bands worked on at once
 * @param scratch folder of mapped files, relative to the pipeline file
 */
public record Resources(
    @Parameter("memory for samples at work, for example 200M") Optional<String> memory,
    @Parameter(value = "frames or bands worked on at once", min = 1, max = 1024)
        Optional<Integer> threads,
    @Parameter("folder of mapped scratch files, relative to the pipeline file")
        Optional<String> scratch) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if {@code memory} is no amount or {@code scratch} no path
   */
  public Resources {
    memory.ifPresent(MemorySize::parse);
    scratch.ifPresent(folder -> PathText.require("scratch", folder));
  }
}
