package io.github.stacker.core.format.small;

import io.github.stacker.core.format.ShownText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.imaging.AbstractImageParser;
import org.apache.commons.imaging.ImageInfo;
import org.apache.commons.imaging.ImagingParameters;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.gif.GifImagingParameters;

/**
 * Calls the library, which meets damaged files with any exception, or asks for all memory, and
 * answers with an {@link IOException} in each case.
 */
final class SmallDecoder {
  private SmallDecoder() {}

  /** Reads what the library calls the information of an image. */
  static ImageInfo info(SmallFormat format, Path file) throws IOException {
    return guarded(format, () -> info(format.newParser(), ByteSource.path(file)));
  }

  /** Decodes the first picture of a file. */
  static BufferedImage decode(SmallFormat format, Path file) throws IOException {
    return guarded(format, () -> decode(format.newParser(), ByteSource.path(file)));
  }

  private static <T extends ImagingParameters<T>> ImageInfo info(
      AbstractImageParser<T> parser, ByteSource source) throws IOException {
    T parameters = parser.getDefaultParameters();
    if (parameters instanceof GifImagingParameters gif) {
      gif.setStopReadingBeforeImageData(true);
    }
    return parser.getImageInfo(source, parameters);
  }

  private static <T extends ImagingParameters<T>> BufferedImage decode(
      AbstractImageParser<T> parser, ByteSource source) throws IOException {
    return parser.getBufferedImage(source, parser.getDefaultParameters());
  }

  private static <R> R guarded(SmallFormat format, Call<R> call) throws IOException {
    try {
      return Objects.requireNonNull(call.run());
    } catch (OutOfMemoryError e) {
      throw new IOException("there is not enough memory to decode the %s".formatted(format), e);
    } catch (IOException e) {
      String why = e.getMessage() == null ? "" : " (" + ShownText.of(e.getMessage()) + ")";
      throw new IOException(
          "the %s is damaged or of an unsupported kind".formatted(format) + why, e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("the %s is damaged or of an unsupported kind".formatted(format), e);
    }
  }

  /** A call of the library. */
  private interface Call<R> {
    R run() throws IOException;
  }
}
