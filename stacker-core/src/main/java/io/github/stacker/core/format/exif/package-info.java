/**
 * What cameras write beside the samples: read from, and written to, EXIF blocks as JPEG, TIFF and
 * PNG files hold them.
 *
 * <p>{@link io.github.stacker.core.format.exif.Exif} is all that others use. Apache Commons Imaging
 * takes the blocks apart and puts them together; it is only shown blocks already in memory, which
 * the formats keep small.
 */
package io.github.stacker.core.format.exif;
