/**
 * Filters about samples that are not there, or had better not be.
 *
 * <p>{@link io.github.stacker.filters.missing.Mask} leaves out what lies outside a picture or
 * polygon, {@link io.github.stacker.filters.missing.DeadPixels} replaces or leaves out single
 * pixels. What "no sample" means is the same for both, see {@link
 * io.github.stacker.filters.missing.MissingSource}. {@link
 * io.github.stacker.filters.missing.Flatten} lays what is there over a background.
 */
package io.github.stacker.filters.missing;
