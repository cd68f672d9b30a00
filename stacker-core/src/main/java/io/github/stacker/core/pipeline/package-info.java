/**
 * The pipeline file: JSON, read strictly, bound to records, every mistake told with its place.
 *
 * <p>{@link io.github.stacker.core.pipeline.PipelineReader} gives a {@link
 * io.github.stacker.core.pipeline.Pipeline}; {@link io.github.stacker.core.pipeline.FrameSelection}
 * and {@link io.github.stacker.core.pipeline.FrameOrder} say which files take part and in which
 * order; {@code Schema} tells editors what may be said.
 */
package io.github.stacker.core.pipeline;
