package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Rounding;
import io.github.stacker.core.engine.Scale;
import io.github.stacker.core.plugin.Origin;
import java.util.Optional;
import java.util.Set;

/**
 * One picture to write, its writer ready to be used.
 *
 * @param file where, as written in the pipeline
 * @param format the writer's name
 * @param origin where the writer came from
 * @param sampleTypes what the format can hold
 * @param writer the writer with its parameters
 * @param type the type asked for
 * @param rounding how results become integers
 * @param scale what becomes of numbers when types differ
 * @param maxSize longest side of the picture, if it is to be reduced
 */
public record Output(
    String file,
    String format,
    Origin origin,
    Set<SampleType> sampleTypes,
    FrameWriter writer,
    Optional<SampleType> type,
    Rounding rounding,
    Scale scale,
    Optional<Integer> maxSize) {
  /** Gives the same output in another file. */
  Output at(String other) {
    return new Output(other, format, origin, sampleTypes, writer, type, rounding, scale, maxSize);
  }
}
