package io.github.stacker.formats.psd;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through the sections of a file: head, colours, resources, layers, merged picture. */
final class PsdParser {
  private static final int PALETTE_BYTES = 768;
  private static final int PLAIN = 0;
  private static final int PACKED = 1;

  private final PsdInput input;
  private final Limits limits;

  PsdParser(PsdInput input, Limits limits) {
    this.input = input;
    this.limits = limits;
  }

  /**
   * Reads all but samples.
   *
   * @throws IOException if the file is damaged, beyond the limits, of an unsupported kind, or has
   *     no merged picture
   */
  PsdPicture parse() throws IOException {
    PsdHeader header = PsdHeader.read(input, limits);
    byte[] palette = readPalette(header);
    PsdResources resources = PsdResources.read(input, limits);
    boolean alpha = new PsdLayers(input, header).mergedIsTransparent();
    if (!resources.hasMergedPicture()) {
      throw new IOException(
          "holds layers without a merged picture; save it again with \"maximise compatibility\"");
    }
    alpha &= header.channels() > header.mode().planes();
    PlaneRows rows = rows(header, header.mode().planes() + (alpha ? 1 : 0));
    ImageInfo info = info(header, alpha, resources.metadata());
    return new PsdPicture(header, palette, info, details(header, alpha, rows), rows);
  }

  private byte[] readPalette(PsdHeader header) throws IOException {
    long bytes = input.readInt();
    long end = input.position() + bytes;
    byte[] palette = {};
    if (header.mode() == PsdMode.INDEXED) {
      if (bytes < PALETTE_BYTES) {
        throw new IOException("a palette of %d bytes is too short".formatted(bytes));
      }
      palette = input.readBytes(PALETTE_BYTES);
    }
    input.seek(end);
    return palette;
  }

  private PlaneRows rows(PsdHeader header, int planes) throws IOException {
    int compression = input.readShort();
    return switch (compression) {
      case PLAIN -> new PlainRows(input, header, planes, input.position());
      case PACKED -> new PackedRows(input, header, planes, input.position());
      default ->
          throw new IOException(
              "compression %d of the merged picture is not supported".formatted(compression));
    };
  }

  private static ImageInfo info(PsdHeader header, boolean alpha, Metadata metadata) {
    List<Band> bands = new ArrayList<>(header.mode().bands());
    if (alpha) {
      bands.add(Band.ALPHA);
    }
    return ImageInfo.of(header.width(), header.height(), bands, header.sampleType())
        .withMetadata(metadata);
  }

  private static Map<String, String> details(PsdHeader header, boolean alpha, PlaneRows rows) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("bits per sample", String.valueOf(header.depth()));
    details.put("colour mode", header.mode().label());
    details.put("compression", rows.label());
    int others = header.channels() - header.mode().planes() - (alpha ? 1 : 0);
    if (others > 0) {
      details.put("further channels, left out", String.valueOf(others));
    }
    return Collections.unmodifiableMap(details);
  }
}
