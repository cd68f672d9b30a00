/**
 * Frames in, pictures out: one package below for each family of formats, and {@link
 * io.github.stacker.core.format.FrameFormats}, which finds out what a file is.
 */
package io.github.stacker.core.format;
