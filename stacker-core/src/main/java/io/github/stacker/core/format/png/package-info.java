/**
 * PNG, read and written row by row over the deflate of the JDK, or read over the system's
 * libdeflate.
 *
 * <p>Reading: {@link io.github.stacker.core.format.png.PngReaderProvider} opens a file. A {@code
 * ChunkReader} walks its chunks, {@code PngPrelude} is what stands before the picture, {@code
 * PictureBytes} are the inflated picture, streamed ({@code StreamedBytes}) or held as a whole
 * ({@code WholeBytes}), {@code LineReader} undoes the filters, and {@code PngSamples} turns the
 * bytes of a line into samples. {@code PngFrame} streams these lines from top to bottom; {@code
 * InterlacedPngFrame} gathers the seven passes of an interlaced picture first.
 *
 * <p>Writing: {@link io.github.stacker.core.format.png.PngWriterProvider} makes a {@code
 * PngWriter}, which cuts the picture into strips of rows. Threads filter and compress {@code
 * CompressedStrip}s, which are joined in order, so the bytes of the file do not depend on the
 * number of threads.
 */
package io.github.stacker.core.format.png;
