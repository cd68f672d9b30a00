package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.RowPump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes one JPEG with the JDK's decoder. */
final class JpegDecoder implements RowPump.Decoder {
  private final FileChannel file;
  private final JpegHeader header;

  JpegDecoder(FileChannel file, JpegHeader header) {
    this.file = file;
    this.header = header;
  }

  /**
   * Estimates the memory that decoding takes outside the pump: some rows, and all coefficients
   * where they come in several scans.
   */
  static long workingBytes(JpegHeader header) {
    FrameHeader frame = header.frame();
    long rows = 64L * frame.width() * frame.components().size();
    long coefficients = header.singleScan() ? 0 : 128 * frame.blocks();
    return (256 << 10) + rows + coefficients;
  }

  @Override
  public void decode(RowPump.Sink sink) throws IOException {
    int passes = header.singleScan() ? 1 : ScanWalk.count(file, header);
    DecoderWarnings warnings = new DecoderWarnings(header.singleScan());
    SinkRaster rows = SinkRaster.of(header.frame(), passes, sink, warnings);
    ImageReader reader = ImageIoJpeg.newReader();
    try (DecoderStream stream = new DecoderStream(file, header, sink)) {
      reader.addIIOReadWarningListener(warnings);
      reader.setInput(stream, true, true);
      ImageReadParam into = new ImageReadParam();
      into.setDestination(rows.image());
      reader.read(0, into);
      warnings.throwIfDamaged(file, stream.filePosition());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IIOException e) {
      throw new IOException("is damaged near row %d: %s".formatted(rows.rows(), e.getMessage()), e);
    } catch (RuntimeException e) {
      throw new IOException("cannot be decoded: " + e, e);
    } finally {
      reader.dispose();
    }
  }
}
