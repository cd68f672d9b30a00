package io.github.stacker.formats.webp;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The pieces of a file, as the container specification of WebP has them (RFC 9649).
 *
 * @param width columns
 * @param height rows
 * @param alpha whether the file says that pixels may be transparent
 * @param lossless how the picture is compressed
 * @param metadata colour profile and EXIF
 */
record WebpFile(int width, int height, boolean alpha, boolean lossless, Metadata metadata) {
  private static final int HEAD_BYTES = 12;
  private static final int CHUNK_HEAD_BYTES = 8;
  private static final int PICTURE_HEAD_BYTES = 10;
  private static final int CANVAS_AT = 4;
  private static final int CANVAS_SIDE_BYTES = 3;
  private static final int ALPHA_FLAG = 0x10;
  private static final int ANIMATION_FLAG = 0x02;

  /**
   * Reads all but the picture.
   *
   * @throws IOException if the file is damaged, moves, or is beyond the limits
   */
  static WebpFile read(Path file, Limits limits) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long claimed = bytes(channel, 4, 4).getInt(0) & 0xffff_ffffL;
      if (claimed + CHUNK_HEAD_BYTES > channel.size()) {
        throw new IOException(
            "the file should have %d bytes but has %d; it has been cut short"
                .formatted(claimed + CHUNK_HEAD_BYTES, channel.size()));
      }
      return read(channel, claimed + CHUNK_HEAD_BYTES, limits);
    }
  }

  private static WebpFile read(FileChannel channel, long end, Limits limits) throws IOException {
    Metadata metadata = Metadata.NONE;
    boolean alpha = false;
    Region canvas = Region.of(0, 0);
    WebpFile picture = null;
    for (long at = HEAD_BYTES; at + CHUNK_HEAD_BYTES <= end; ) {
      ByteBuffer head = bytes(channel, at, CHUNK_HEAD_BYTES);
      String name = new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1);
      long length = head.getInt(4) & 0xffff_ffffL;
      long start = at + CHUNK_HEAD_BYTES;
      if (length > end - start) {
        throw new IOException("the piece \"%s\" ends beyond the file".formatted(printable(name)));
      }
      switch (name) {
        case "VP8X" -> {
          if (at != HEAD_BYTES) {
            throw new IOException("the piece \"VP8X\" is not the first");
          }
          alpha = (flags(channel, start) & ALPHA_FLAG) != 0;
          canvas = canvas(channel, start);
        }
        case "VP8 " -> picture = only(picture, lossy(bytes(channel, start, PICTURE_HEAD_BYTES)));
        case "VP8L" -> picture = only(picture, lossless(bytes(channel, start, PICTURE_HEAD_BYTES)));
        case "ICCP" ->
            metadata =
                metadata.withColourProfile(Optional.of(blob(channel, start, length, limits)));
        case "EXIF" ->
            metadata = metadata.withExif(Optional.of(blob(channel, start, length, limits)));
        default -> {}
      }
      at = start + length + (length & 1);
    }
    if (picture == null) {
      throw new IOException("holds no picture");
    }
    requireSize(picture, canvas);
    boolean transparent = alpha || picture.alpha;
    return new WebpFile(picture.width, picture.height, transparent, picture.lossless, metadata);
  }

  private static int flags(FileChannel channel, long start) throws IOException {
    int flags = bytes(channel, start, 1).get(0);
    if ((flags & ANIMATION_FLAG) != 0) {
      throw new IOException("moving pictures are not supported; extract one of them");
    }
    return flags;
  }

  private static WebpFile only(WebpFile before, WebpFile picture) throws IOException {
    if (before != null) {
      throw new IOException("holds two pictures");
    }
    return picture;
  }

  private static Region canvas(FileChannel channel, long start) throws IOException {
    ByteBuffer sides = bytes(channel, start + CANVAS_AT, 2 * CANVAS_SIDE_BYTES);
    int width = (sides.getInt(0) & 0xff_ffff) + 1;
    int height = (sides.getInt(2) >>> 8) + 1;
    return Region.of(width, height);
  }

  /** The decoder takes memory for the canvas, whatever the picture is. */
  private static void requireSize(WebpFile picture, Region canvas) throws IOException {
    boolean same = canvas.width() == picture.width && canvas.height() == picture.height;
    if (!canvas.isEmpty() && !same) {
      throw new IOException(
          "the picture is %dx%d on a canvas of %dx%d, which is for moving pictures alone"
              .formatted(picture.width, picture.height, canvas.width(), canvas.height()));
    }
  }

  private static WebpFile lossy(ByteBuffer head) throws IOException {
    if (head.get(3) != (byte) 0x9d || head.get(4) != 1 || head.get(5) != 0x2a) {
      throw new IOException("the picture does not begin as a lossy one does");
    }
    int width = head.getShort(6) & 0x3fff;
    int height = head.getShort(8) & 0x3fff;
    return new WebpFile(width, height, false, false, Metadata.NONE);
  }

  private static WebpFile lossless(ByteBuffer head) throws IOException {
    if (head.get(0) != 0x2f) {
      throw new IOException("the picture does not begin as a lossless one does");
    }
    int bits = head.getInt(1);
    int width = (bits & 0x3fff) + 1;
    int height = (bits >>> 14 & 0x3fff) + 1;
    return new WebpFile(width, height, (bits >>> 28 & 1) != 0, true, Metadata.NONE);
  }

  private static Blob blob(FileChannel channel, long start, long length, Limits limits)
      throws IOException {
    if (length > limits.metadataBytes()) {
      throw new IOException(
          "a block of %d bytes of metadata is more than the limit of %d"
              .formatted(length, limits.metadataBytes()));
    }
    return Blob.copyOf(bytes(channel, start, (int) length).array());
  }

  private static ByteBuffer bytes(FileChannel channel, long start, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("the file ends in the middle of its head");
      }
    }
    return bytes;
  }

  private static String printable(String name) {
    return name.replaceAll("[^ -~]", "?");
  }
}
