/**
 * Filters that change what the bands of a pixel are or how their samples are stored.
 *
 * <p>{@link io.github.stacker.filters.colour.Greyscale} makes one band of three, {@link
 * io.github.stacker.filters.colour.Convert} changes the type of samples. {@link
 * io.github.stacker.filters.colour.ChannelMixer} and {@link
 * io.github.stacker.filters.colour.Saturation} make three colours of three by a matrix, {@link
 * io.github.stacker.filters.colour.WhiteBalance} multiplies them. {@link
 * io.github.stacker.filters.colour.Debayer} makes three bands of one. Alpha keeps its meaning.
 */
package io.github.stacker.filters.colour;
