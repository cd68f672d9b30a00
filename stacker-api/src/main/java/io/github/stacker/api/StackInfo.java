package io.github.stacker.api;

/**
 * What a combiner knows of the stacks before it sees a sample.
 *
 * @param frames number of frames listed, at least 1; bad ones may be left out later
 * @param sampleType the type of their samples
 * @param complete true if every frame has a sample at every place; false if alpha or NaN may leave
 *     some out
 */
public record StackInfo(int frames, SampleType sampleType, boolean complete) {}
