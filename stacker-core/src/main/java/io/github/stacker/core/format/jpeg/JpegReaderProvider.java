package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.DecodingReader;
import io.github.stacker.core.format.PictureRows;
import io.github.stacker.core.format.RowPump;
import io.github.stacker.core.format.library.IdleDecoders;
import io.github.stacker.core.format.library.SystemLibrary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.function.IntFunction;

/**
 * Opens JPEGs: baseline, extended sequential and progressive ones of 8 bits, grey, YCbCr or RGB.
 *
 * <p>Samples come out as stored, YCbCr turned into RGB; an embedded colour profile is handed on,
 * not applied. Damage that the decoder would cover with grey is an error.
 *
 * <p>The decoder is that of the JDK, or the system's libturbojpeg where that is allowed, is there,
 * and the whole frame fits the memory. The samples are those of libjpeg with its default settings,
 * whichever version the JDK or the system was built with. Versions differ in the colours of 4:4:0
 * frames and in progressive frames that lack their last refinements; in nothing else known. In a
 * smaller size libturbojpeg transforms smaller blocks, and what the JDK decodes is averaged.
 */
public final class JpegReaderProvider implements DecodingReader {
  private final ExecutorService threads = RowPump.newThreads("jpeg-decoder");
  private final IdleDecoders<TurboDecoder> turboDecoders = new IdleDecoders<>(TurboDecoder::new);

  /** Makes the provider. */
  public JpegReaderProvider() {}

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public String description() {
    return "Reads JPEG frames, 8 bits, grey or colour, baseline or progressive.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length >= 3
        && (prefix[0] & 0xff) == 0xff
        && (prefix[1] & 0xff) == Markers.SOI
        && (prefix[2] & 0xff) == 0xff;
  }

  @Override
  public FrameFile open(Path path, Limits limits, Decoding decoding) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return open(file, JpegHeaderReader.read(file, limits), decoding, file.size(), 1);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private JpegFrame open(
      FileChannel file, JpegHeader header, Decoding decoding, long fileBytes, int divisor) {
    FrameHeader frame = header.frame();
    int rowBytes = frame.width() * frame.components().size();
    RowPump pump = new RowPump(threads, rowBytes, frame.height(), new JpegDecoder(file, header));
    PictureRows rows = divisor == 1 ? pump : new AveragedRows(pump, frame, divisor);
    IntFunction<JpegFrame> smaller = d -> open(file, header, decoding, fileBytes, d);
    long nativeBytes = TurboDecoder.nativeBytes(header, divisor, fileBytes);
    if (!decoding.uses(SystemLibrary.TURBOJPEG, nativeBytes)) {
      return new JpegFrame(file, header, divisor, rows, Decoding.JDK_NAME, 0, smaller);
    }
    TurboRows turbo = new TurboRows(file, header, divisor, turboDecoders, rows);
    String title = SystemLibrary.TURBOJPEG.title();
    return new JpegFrame(file, header, divisor, turbo, title, nativeBytes, smaller);
  }
}
