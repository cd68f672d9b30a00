package io.github.stacker.formats.psd;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The section of resources, as far as they matter.
 *
 * @param metadata resolution, colour profile and EXIF
 * @param hasMergedPicture whether the last section is the picture and not a blank
 */
record PsdResources(Metadata metadata, boolean hasMergedPicture) {
  private static final int RESOLUTION = 1005;
  private static final int PROFILE = 1039;
  private static final int VERSION = 1057;
  private static final int EXIF = 1058;
  private static final int LEAST_BYTES = 12;

  static PsdResources read(PsdInput input, Limits limits) throws IOException {
    long length = input.readInt();
    long end = input.position() + length;
    PsdResources resources = new PsdResources(Metadata.NONE, true);
    while (end - input.position() >= LEAST_BYTES) {
      input.skip(4);
      int id = input.readShort();
      skipName(input);
      long bytes = input.readInt();
      long next = input.position() + bytes + (bytes & 1);
      if (resources.wants(id)) {
        if (bytes > limits.metadataBytes()) {
          throw new IOException(
              "resource %d has %d bytes, more than the limit of %d"
                  .formatted(id, bytes, limits.metadataBytes()));
        }
        resources = resources.with(id, input.readBytes((int) bytes));
      }
      input.seek(Math.min(next, end));
    }
    input.seek(end);
    return resources;
  }

  /** A name is a length and as many bytes, and its end is even. */
  private static void skipName(PsdInput input) throws IOException {
    int length = input.readBytes(1)[0] & 0xff;
    input.skip(length + 1 - (length & 1));
  }

  private boolean wants(int id) {
    return id == RESOLUTION || id == PROFILE || id == VERSION || id == EXIF;
  }

  private PsdResources with(int id, byte[] bytes) {
    return switch (id) {
      case RESOLUTION ->
          new PsdResources(metadata.withResolution(resolution(bytes)), hasMergedPicture);
      case PROFILE ->
          new PsdResources(
              metadata.withColourProfile(Optional.of(Blob.copyOf(bytes))), hasMergedPicture);
      case EXIF ->
          new PsdResources(metadata.withExif(Optional.of(Blob.copyOf(bytes))), hasMergedPicture);
      default -> new PsdResources(metadata, bytes.length < 5 || bytes[4] != 0);
    };
  }

  /** Both numbers are fixed-point, pixels per inch whatever the unit shown. */
  private static Optional<Resolution> resolution(byte[] bytes) {
    if (bytes.length < 16) {
      return Optional.empty();
    }
    double x = ByteBuffer.wrap(bytes).getInt(0) / 65536.0;
    double y = ByteBuffer.wrap(bytes).getInt(8) / 65536.0;
    return x > 0 && y > 0 ? Optional.of(new Resolution(x, y)) : Optional.empty();
  }
}
