/**
 * Reads and writes FITS.
 *
 * <p>Reading: {@link io.github.stacker.core.format.fits.FitsReaderProvider} opens a {@code
 * FitsFrame}. {@code HduFinder} goes from header to header until it meets a picture; a {@code
 * PictureHeader} checks what that header claims; a {@code Scaling} says which samples the stored
 * numbers stand for, and an {@code Unpacker} makes them. A {@code PlainReader} reads any rectangle
 * in place; a {@code TileReader} decodes the tiles of a compressed picture with the codecs of
 * nom-tam-fits, whose classes are loaded for that alone.
 *
 * <p>Writing: {@link io.github.stacker.core.format.fits.FitsWriterProvider} makes a {@code
 * FitsWriter}, which pulls bands of rows and writes each where its place is.
 *
 * <p><b>Rows.</b> The first row of a FITS array is the bottom of the picture, unless the keyword
 * {@code ROWORDER} says {@code TOP-DOWN}. The reader turns rows over while it reads, so that a
 * picture is upright here, as those of all other formats are; the writer turns them back, so a
 * result has its rows in the order of the frames.
 *
 * <p>Source: FITS Standard 4.0 (IAU FITS Working Group, 2018), with the chapter on tiled image
 * compression; the ROWORDER keyword: Siril and the capture programs that agreed on it.
 */
package io.github.stacker.core.format.fits;
