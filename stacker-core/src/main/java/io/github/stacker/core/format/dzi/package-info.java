/**
 * Deep Zoom pictures: a small XML file beside a folder of levels, each half as large as the one
 * above it and cut into tiles, as viewers in browsers load them.
 *
 * <p>{@code DziWriter} pulls the picture once. {@code Pyramid} knows the sizes of the levels,
 * {@code TileGrid} the tiles of one; {@code LevelStrip} collects the rows of a level until a row of
 * tiles is complete, {@code TileQueue} has tiles encoded. The layout is that of Microsoft's "Deep
 * Zoom File Format" and the same as libvips writes.
 */
package io.github.stacker.core.format.dzi;
