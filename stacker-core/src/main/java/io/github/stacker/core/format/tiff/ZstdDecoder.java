package io.github.stacker.core.format.tiff;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses frames of Zstandard. The library is loaded when the first segment is opened, so that
 * who reads none needs none.
 */
final class ZstdDecoder implements Decoder {
  /** What the library keeps beside the window: its tables, and a block of input and output. */
  private static final long STATE_BYTES = 512 << 10;

  /** The longest window that the library takes without being asked. */
  private static final long MOST_WINDOW_BYTES = 1 << 27;

  private final long segmentBytes;
  private InputStream frame = InputStream.nullInputStream();

  /** Makes a decoder of segments of up to so many bytes. */
  ZstdDecoder(long segmentBytes) {
    this.segmentBytes = segmentBytes;
  }

  @Override
  public void open(SegmentInput compressed) throws IOException {
    frame.close();
    try {
      frame = new ZstdInputStreamNoFinalizer(new Compressed(compressed));
    } catch (LinkageError e) {
      throw new IOException(
          "Zstandard cannot be loaded on this system (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    int done;
    try {
      done = frame.readNBytes(into, at, length);
    } catch (IOException e) {
      throw new IOException("the Zstandard data are damaged (" + e.getMessage() + ")", e);
    }
    if (done < length) {
      throw new IOException("the Zstandard data end before all samples are there");
    }
  }

  /** Of a window only as much is touched as there are samples. */
  @Override
  public long workingBytes() {
    return STATE_BYTES + Math.min(segmentBytes, MOST_WINDOW_BYTES);
  }

  @Override
  public void close() {
    try {
      frame.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing gives back memory and reads nothing", e);
    }
  }

  /** The bytes of a segment as the library wants them. */
  private static final class Compressed extends InputStream {
    private final SegmentInput segment;

    private Compressed(SegmentInput segment) {
      this.segment = segment;
    }

    @Override
    public int read() throws IOException {
      return segment.read();
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      return segment.read(into, at, length);
    }
  }
}
