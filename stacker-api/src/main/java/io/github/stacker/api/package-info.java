/**
 * What the author of a filter, combiner, frame reader or frame writer sees, and nothing else.
 *
 * <p>The central type is {@link io.github.stacker.api.ImageSource}: an image is something one can
 * ask for a rectangle. A frame on disk is one, a filter turns one into another, the stacked frame
 * is one, and writers pull from it. Samples travel in a {@link io.github.stacker.api.Tile},
 * described by an {@link io.github.stacker.api.ImageInfo}.
 *
 * <p>Four provider interfaces, found by {@link java.util.ServiceLoader}, add what stacker can do:
 * {@link io.github.stacker.api.FilterProvider}, {@link io.github.stacker.api.CombinerProvider},
 * {@link io.github.stacker.api.FrameReaderProvider} and {@link
 * io.github.stacker.api.FrameWriterProvider}. Parameters are records whose components carry {@link
 * io.github.stacker.api.Parameter}.
 *
 * <p>A filter that needs another picture than the frame has a parameter of type {@link
 * io.github.stacker.api.Picture}, which all threads share.
 */
package io.github.stacker.api;
