package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Map;

/** How the samples of a segment are compressed. */
enum Codec {
  NONE("none"),
  LZW("LZW"),
  DEFLATE("deflate"),
  PACK_BITS("PackBits"),
  ZSTD("Zstandard");

  private static final Map<Long, Codec> BY_CODE =
      Map.of(1L, NONE, 5L, LZW, 8L, DEFLATE, 32946L, DEFLATE, 32773L, PACK_BITS, 50000L, ZSTD);

  private static final Map<Long, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry(2L, "CCITT run lengths"),
          Map.entry(3L, "CCITT group 3 fax"),
          Map.entry(4L, "CCITT group 4 fax"),
          Map.entry(6L, "old-style JPEG"),
          Map.entry(7L, "JPEG"),
          Map.entry(9L, "JBIG"),
          Map.entry(10L, "JBIG"),
          Map.entry(32766L, "NeXT"),
          Map.entry(32771L, "CCITT run lengths in words"),
          Map.entry(32809L, "ThunderScan"),
          Map.entry(34661L, "JBIG"),
          Map.entry(34676L, "SGI LogL"),
          Map.entry(34677L, "SGI LogLuv"),
          Map.entry(34712L, "JPEG 2000"),
          Map.entry(34887L, "LERC"),
          Map.entry(34892L, "lossy JPEG"),
          Map.entry(34925L, "LZMA"),
          Map.entry(50001L, "WebP"),
          Map.entry(50002L, "JPEG XL"),
          Map.entry(52546L, "JPEG XL"));

  private final String label;

  Codec(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Codec ofCode(long code) throws IOException {
    Codec codec = BY_CODE.get(code);
    if (codec == null) {
      String name = UNSUPPORTED.getOrDefault(code, "unknown");
      throw new IOException("compression " + code + " (" + name + ") is not supported");
    }
    return codec;
  }
}
