/**
 * Reads and writes TIFF and BigTIFF.
 *
 * <p>Reading: {@link io.github.stacker.core.format.tiff.TiffReaderProvider} opens a {@code
 * TiffFrame}. A {@code DirectoryReader} reads the tags, a {@code PictureParser} checks them and
 * makes of them a {@code Picture}: where the segments (strips or tiles) lie and what their samples
 * mean. One of four {@code RegionReader}s then answers, chosen by how the picture is stored:
 * uncompressed samples are copied from the file to the tile ({@code DirectReader}) or converted on
 * the way ({@code RawRowReader}); compressed segments are decoded and the last row of them kept
 * ({@code CachedReader}), unless they are so large that rows are better taken as they come ({@code
 * StreamReader}). Their {@code Decoder} is one for each {@code Codec}, and for Deflate a second
 * over the system's libdeflate, which a {@code SegmentDecoding} chooses; JPEGs go to {@code
 * io.github.stacker.core.format.jpeg}, with the tables of the directory. A {@code PictureWalk}
 * numbers the pictures of a file.
 *
 * <p>Writing: {@link io.github.stacker.core.format.tiff.TiffWriterProvider} makes a {@code
 * TiffWriter}. Its {@code PictureWriter} pulls bands of rows, reduces them to the sizes of a
 * pyramid and cuts each size into segments; a {@code SegmentSink} writes these, compressed by
 * several threads or as they are; {@code PictureDirectories} puts the directories behind them.
 *
 * <p>Sources: TIFF Revision 6.0 (Aldus, 1992); Adobe Photoshop TIFF Technical Notes 1 and 3
 * (Deflate, floating-point predictor); the BigTIFF design of the libtiff project; EXIF 2.32.
 */
package io.github.stacker.core.format.tiff;
