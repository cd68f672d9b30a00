/**
 * Memory that lives in files: scratch of any size, mapped in windows, for accumulators and copied
 * frames.
 *
 * <p>The central type is {@link io.github.stacker.core.mapped.ScratchFile}: real blocks, reserved
 * before they are mapped, gone when it is closed. {@link
 * io.github.stacker.core.mapped.MappedStates} keeps the state of a fold in one ({@link
 * io.github.stacker.core.mapped.HeapStates} in arrays where that fits), {@link
 * io.github.stacker.core.mapped.MappedFrame} a whole frame, {@link
 * io.github.stacker.core.mapped.Spill} the frames of a sweep. {@link
 * io.github.stacker.core.mapped.ScratchSpace} is the folder they are made in.
 */
package io.github.stacker.core.mapped;
