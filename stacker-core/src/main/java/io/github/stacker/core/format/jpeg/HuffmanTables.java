package io.github.stacker.core.format.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * Which Huffman tables a file defines, and those it leaves to be known: frames of Motion JPEG use
 * the tables of the standard (ITU-T T.81, K.3) without saying so. Some decoders know that, others
 * do not, so the tables are written out for them.
 */
final class HuffmanTables {
  private static final int CODE_LENGTHS = 16;

  /** Of those the standard proposes: 0 for luminance, 1 for chrominance. */
  private static final int MOST_STANDARD = 1;

  /** By class (0 for DC, 1 for AC) times 16 and number. */
  private final boolean[] defined = new boolean[32];

  /** Notes the tables of a segment, as far as it makes sense. */
  void take(byte[] segment) {
    int at = 0;
    while (at + 1 + CODE_LENGTHS <= segment.length) {
      int table = segment[at] & 0xff;
      if (table < defined.length) {
        defined[table] = true;
      }
      int codes = 0;
      for (int i = 1; i <= CODE_LENGTHS; i++) {
        codes += segment[at + i] & 0xff;
      }
      at += 1 + CODE_LENGTHS + codes;
    }
  }

  /**
   * Gives the tables that a scan uses and nobody has defined.
   *
   * @param scan the header of a sequential scan, its length checked
   * @return a segment for each; none for tables that have no standard
   */
  List<byte[]> missing(byte[] scan) {
    List<byte[]> segments = new ArrayList<>();
    for (int i = 0; i < scan[0]; i++) {
      int tables = scan[2 + 2 * i] & 0xff;
      add(tables >> 4, segments);
      add(16 + (tables & 15), segments);
    }
    return segments;
  }

  private void add(int table, List<byte[]> segments) {
    if (!defined[table & 31] && (table & 15) <= MOST_STANDARD) {
      defined[table] = true;
      segments.add(segment(table, standard(table)));
    }
  }

  private static JPEGHuffmanTable standard(int table) {
    return switch (table) {
      case 0 -> JPEGHuffmanTable.StdDCLuminance;
      case 1 -> JPEGHuffmanTable.StdDCChrominance;
      case 16 -> JPEGHuffmanTable.StdACLuminance;
      default -> JPEGHuffmanTable.StdACChrominance;
    };
  }

  private static byte[] segment(int table, JPEGHuffmanTable standard) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(table);
    short[] lengths = standard.getLengths();
    for (int i = 0; i < CODE_LENGTHS; i++) {
      segment.write(i < lengths.length ? lengths[i] : 0);
    }
    for (short value : standard.getValues()) {
      segment.write(value);
    }
    return segment.toByteArray();
  }
}
