/**
 * Frames in, pictures out: one package below for each family of formats, and {@link
 * io.github.stacker.core.format.FrameFormats}, which finds out what a file is. Decoders that push
 * rows are pulled by a {@link io.github.stacker.core.format.RowPump}; what can be compressed by
 * itself is so by several threads in an {@link io.github.stacker.core.format.OrderedWork}.
 */
package io.github.stacker.core.format;
