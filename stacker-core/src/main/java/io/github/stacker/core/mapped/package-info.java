/**
 * Memory that lives in files: scratch of any size, mapped in windows, for accumulators and copied
 * frames.
 *
 * <p>The central type is {@link io.github.stacker.core.mapped.ScratchFile}: real blocks, reserved
 * before they are mapped. {@link io.github.stacker.core.mapped.MappedStates} keeps the state of a
 * fold in one ({@link io.github.stacker.core.mapped.HeapStates} in arrays where that fits), {@link
 * io.github.stacker.core.mapped.MappedFrame} a whole frame, {@link
 * io.github.stacker.core.mapped.Spill} the frames of a sweep, {@link
 * io.github.stacker.core.mapped.FinishedBands} what was computed of them.
 *
 * <p>{@link io.github.stacker.core.mapped.ScratchSpace} is the folder they are made in, and gone
 * from when they are closed. In a {@link io.github.stacker.core.mapped.KeptScratch} they outlive a
 * killed process: {@link io.github.stacker.core.mapped.Counters} tell how far each has come, and
 * {@link io.github.stacker.core.mapped.KeptStates} sees to it that a band of state is never counted
 * half. {@link io.github.stacker.core.mapped.KeptWork} shows others how far that is. Both folders
 * are a {@link io.github.stacker.core.mapped.RunScratch}, so that a run need not know which it
 * works in.
 */
package io.github.stacker.core.mapped;
