package io.github.stacker.core.format.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the segment SOF says: size, process and components of the picture.
 *
 * @param marker SOF0, SOF1 or SOF2
 * @param width columns, at least 1
 * @param height rows; 0 if told after the first scan
 * @param components one, three or four
 */
record FrameHeader(int marker, int width, int height, List<Component> components) {
  /** The largest side that the JDK's decoder and encoder take. */
  static final int LARGEST_SIDE = 65500;

  /** The most pixels that images of the JDK may claim. */
  static final long MOST_PIXELS = Integer.MAX_VALUE - 2;

  /**
   * One colour component.
   *
   * @param id its name in scans
   * @param across samples per unit of the grid, 1 to 4
   * @param down likewise
   */
  record Component(int id, int across, int down) {}

  /** Reads the segment and refuses what the JDK's decoder does not do. */
  static FrameHeader of(int marker, byte[] segment) throws IOException {
    refuseProcess(marker);
    if (segment.length < 6 || segment.length != 6 + 3 * (segment[5] & 0xff)) {
      throw new IOException("has a frame header of the wrong length");
    }
    if (segment[0] != 8) {
      throw new IOException(
          "has samples of %d bits; only JPEGs of 8 bits can be read".formatted(segment[0] & 0xff));
    }
    int height = (segment[1] & 0xff) << 8 | segment[2] & 0xff;
    int width = (segment[3] & 0xff) << 8 | segment[4] & 0xff;
    List<Component> components = new ArrayList<>();
    for (int at = 6; at < segment.length; at += 3) {
      components.add(
          new Component(segment[at] & 0xff, segment[at + 1] >> 4 & 15, segment[at + 1] & 15));
    }
    FrameHeader header = new FrameHeader(marker, width, height, List.copyOf(components));
    header.checkComponents();
    return header;
  }

  boolean isProgressive() {
    return marker == Markers.SOF2;
  }

  FrameHeader withHeight(int rows) {
    return new FrameHeader(marker, width, rows, components);
  }

  /** Gives the header of the picture in a smaller size, its sides rounded up. */
  FrameHeader divided(int divisor) {
    return new FrameHeader(
        marker, (int) ceilDivide(width, divisor), (int) ceilDivide(height, divisor), components);
  }

  void checkSize() throws IOException {
    if (width == 0 || height == 0) {
      throw new IOException("claims a size of %dx%d pixels".formatted(width, height));
    }
    if (width > LARGEST_SIDE || height > LARGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw new IOException(
          "is %dx%d pixels large; JPEGs can be read up to %d pixels per side and %d in all"
              .formatted(width, height, LARGEST_SIDE, MOST_PIXELS));
    }
  }

  /** Gives the number of blocks of 8x8 samples of all components. */
  long blocks() {
    int mostAcross = components.stream().mapToInt(Component::across).max().orElse(1);
    int mostDown = components.stream().mapToInt(Component::down).max().orElse(1);
    long blocks = 0;
    for (Component component : components) {
      blocks +=
          ceilDivide((long) width * component.across, 8L * mostAcross)
              * ceilDivide((long) height * component.down, 8L * mostDown);
    }
    return blocks;
  }

  /** Gives how the second component is sampled, as photographers write it. */
  String subsampling() {
    Component first = components.get(0);
    Component second = components.get(1);
    int across = first.across / Math.max(1, second.across);
    int down = first.down / Math.max(1, second.down);
    return switch (across * 10 + down) {
      case 11 -> "4:4:4";
      case 21 -> "4:2:2";
      case 22 -> "4:2:0";
      case 12 -> "4:4:0";
      case 41 -> "4:1:1";
      default -> "%dx%d".formatted(across, down);
    };
  }

  private static void refuseProcess(int marker) throws IOException {
    String process =
        switch (marker) {
          case 0xc0, 0xc1, 0xc2 -> null;
          case 0xc3 -> "a lossless";
          case 0xc9, 0xca -> "an arithmetic-coded";
          case 0xcb -> "a lossless, arithmetic-coded";
          default -> "a hierarchical";
        };
    if (process != null) {
      throw new IOException("is " + process + " JPEG, which cannot be read");
    }
  }

  private void checkComponents() throws IOException {
    switch (components.size()) {
      case 1, 3, 4 -> {}
      default ->
          throw new IOException(
              "has %d colour components, not 1, 3 or 4".formatted(components.size()));
    }
    Set<Integer> ids = new HashSet<>();
    for (Component component : components) {
      if (component.across < 1
          || component.across > 4
          || component.down < 1
          || component.down > 4) {
        throw new IOException(
            "has a component sampled %dx%d times".formatted(component.across, component.down));
      }
      if (!ids.add(component.id)) {
        throw new IOException("names two colour components %d".formatted(component.id));
      }
    }
  }

  private static long ceilDivide(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
