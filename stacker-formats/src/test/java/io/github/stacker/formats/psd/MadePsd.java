package io.github.stacker.formats.psd;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Makes Photoshop files, from the specification, part by part. */
final class MadePsd {
  private final int version;
  private final int channels;
  private final int width;
  private final int height;
  private final int depth;
  private final int mode;
  private byte[] palette = {};
  private byte[] resources = {};
  private byte[] layers = {};
  private byte[] picture = {};

  MadePsd(int version, int channels, int width, int height, int depth, int mode) {
    this.version = version;
    this.channels = channels;
    this.width = width;
    this.height = height;
    this.depth = depth;
    this.mode = mode;
  }

  MadePsd palette(byte[] planes) {
    palette = planes.clone();
    return this;
  }

  /** Adds a resource. */
  MadePsd resource(int id, String name, byte[] content) {
    byte[] before = resources;
    resources =
        bytes(
            out -> {
              out.write(before);
              out.writeBytes("8BIM");
              out.writeShort(id);
              out.writeByte(name.length());
              out.writeBytes(name);
              if (name.length() % 2 == 0) {
                out.writeByte(0);
              }
              out.writeInt(content.length);
              out.write(content);
              if (content.length % 2 == 1) {
                out.writeByte(0);
              }
            });
    return this;
  }

  /** Says in the usual place that there are so many layers; fewer than 0: with transparency. */
  MadePsd layers(int count) {
    layers =
        bytes(
            out -> {
              length(out, 2);
              out.writeShort(count);
            });
    return this;
  }

  /** Says the same where pictures of 16 bits have it. */
  MadePsd deepLayers(String key, int count) {
    layers =
        bytes(
            out -> {
              length(out, 0);
              out.writeInt(0);
              out.writeBytes("8BIMabcd");
              out.writeInt(3);
              out.write(new byte[4]);
              out.writeBytes("8BIM" + key);
              length(out, 2);
              out.writeShort(count);
            });
    return this;
  }

  private void length(DataOutputStream out, long length) throws IOException {
    if (version == 2) {
      out.writeLong(length);
    } else {
      out.writeInt((int) length);
    }
  }

  /** Takes planes as they are. */
  MadePsd plain(byte[] planes) {
    picture =
        bytes(
            out -> {
              out.writeShort(0);
              out.write(planes);
            });
    return this;
  }

  /** Compresses planes, with runs where there are some. */
  MadePsd packed(byte[] planes) {
    int rowBytes = (width * depth + 7) / 8;
    picture =
        bytes(
            out -> {
              out.writeShort(1);
              ByteArrayOutputStream rows = new ByteArrayOutputStream();
              for (int row = 0; row < channels * height; row++) {
                int before = rows.size();
                pack(planes, row * rowBytes, rowBytes, rows);
                int length = rows.size() - before;
                if (version == 2) {
                  out.writeInt(length);
                } else {
                  out.writeShort(length);
                }
              }
              out.write(rows.toByteArray());
            });
    return this;
  }

  private static void pack(byte[] from, int at, int length, ByteArrayOutputStream to) {
    for (int i = 0; i < length; ) {
      int same = 1;
      while (i + same < length && same < 128 && from[at + i + same] == from[at + i]) {
        same++;
      }
      to.write(same > 1 ? 1 - same : 0);
      to.write(from[at + i]);
      i += same;
    }
  }

  MadePsd compression(int code) {
    picture = bytes(out -> out.writeShort(code));
    return this;
  }

  byte[] toBytes() {
    return bytes(
        out -> {
          out.write("8BPS".getBytes(StandardCharsets.US_ASCII));
          out.writeShort(version);
          out.write(new byte[6]);
          out.writeShort(channels);
          out.writeInt(height);
          out.writeInt(width);
          out.writeShort(depth);
          out.writeShort(mode);
          out.writeInt(palette.length);
          out.write(palette);
          out.writeInt(resources.length);
          out.write(resources);
          length(out, layers.length);
          out.write(layers);
          out.write(picture);
        });
  }

  private interface Part {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
