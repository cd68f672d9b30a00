package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a JPEG says before its first scan.
 *
 * @param frame size and components
 * @param rgb true if three components are red, green and blue as they are, not YCbCr
 * @param metadata what is known beside the samples
 * @param quality the quality setting of the encoder, estimated; where there is a table
 * @param singleScan true if the first scan holds all components and there is no other
 * @param forDecoder the header as the decoder is to see it, from SOI to the first scan's header
 * @param scanStart place in the file of the first scan's data
 */
record JpegHeader(
    FrameHeader frame,
    boolean rgb,
    Metadata metadata,
    OptionalInt quality,
    boolean singleScan,
    byte[] forDecoder,
    long scanStart) {
  private static final List<Band> GREY_BANDS = List.of(Band.GREY);
  private static final List<Band> COLOUR_BANDS = List.of(Band.RED, Band.GREEN, Band.BLUE);

  ImageInfo info() {
    List<Band> bands = frame.components().size() == 1 ? GREY_BANDS : COLOUR_BANDS;
    return ImageInfo.of(frame.width(), frame.height(), bands, SampleType.UINT8)
        .withMetadata(metadata);
  }

  /** Describes the picture in a smaller size: a print of it would be as large. */
  ImageInfo info(int divisor) {
    FrameHeader small = frame.divided(divisor);
    Optional<Resolution> resolution =
        metadata.resolution().map(one -> new Resolution(one.x() / divisor, one.y() / divisor));
    return info()
        .withSize(small.width(), small.height())
        .withMetadata(metadata.withResolution(resolution));
  }

  Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("process", process());
    details.put("bits", "8");
    details.put("colour model", colourModel());
    quality.ifPresent(q -> details.put("quality", "about " + q));
    return details;
  }

  private String process() {
    return switch (frame.marker()) {
      case Markers.SOF0 -> "baseline";
      case Markers.SOF1 -> "extended sequential";
      default -> "progressive";
    };
  }

  private String colourModel() {
    if (frame.components().size() == 1) {
      return "grey";
    }
    return (rgb ? "RGB " : "YCbCr ") + frame.subsampling();
  }
}
