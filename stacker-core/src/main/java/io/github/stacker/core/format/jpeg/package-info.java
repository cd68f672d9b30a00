/**
 * JPEG files in and out, through the decoder and encoder of the JDK or the system's libturbojpeg.
 *
 * <p>Reading: {@link io.github.stacker.core.format.jpeg.JpegReaderProvider} walks the segments of a
 * file itself ({@code JpegHeaderReader}) and opens a {@code JpegFrame}. The JDK's decoder is then
 * shown only what it needs to decode ({@code DecoderStream}): no metadata, no colour profile, and a
 * plain statement of the colour model. So it gives the samples as they are stored. It pushes rows
 * into a raster that holds none ({@code SinkRaster}); a {@link
 * io.github.stacker.core.format.RowPump} lets them be asked for.
 *
 * <p>Where the system has libturbojpeg, whole pictures are decoded by it ({@code TurboRows}) from
 * the same rewritten header; at the slightest fault the frame is left to the JDK's decoder, which
 * then decides. The memory outside the heap is kept from frame to frame ({@link
 * io.github.stacker.core.format.library.IdleDecoders}).
 *
 * <p>Writing: {@link io.github.stacker.core.format.jpeg.JpegWriterProvider} makes a {@code
 * JpegWriter}. The JDK's encoder asks a raster for rows that are read at that moment ({@code
 * SourceRaster}); its own header is replaced by ours ({@code EncoderStream}), which carries
 * resolution, EXIF and colour profile.
 */
package io.github.stacker.core.format.jpeg;
