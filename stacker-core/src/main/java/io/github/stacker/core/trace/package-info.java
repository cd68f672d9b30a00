/**
 * What a run is at, for those who look from outside.
 *
 * <p>{@link io.github.stacker.core.trace.Work} stands for what one thread does: a {@link
 * io.github.stacker.core.trace.Stage} of a frame, a band or an output. It is told as the thread's
 * name, as lines of the log, and as an event of the flight recorder where one records.
 */
package io.github.stacker.core.trace;
