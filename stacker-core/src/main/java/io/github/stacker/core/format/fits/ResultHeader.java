package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import java.nio.ByteBuffer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** The header of a picture that is written. Its length is known before its checksums are. */
final class ResultHeader {
  /** Tells which sample is white where others than 1 are, in pictures of floating samples. */
  static final String WHITE = "WHITE";

  private static final Set<String> OWN = Set.of(PictureHeader.ROW_ORDER, WHITE);

  private final ImageInfo info;
  private final PictureHeader picture;

  ResultHeader(ImageInfo info) {
    this.info = info;
    boolean topDown =
        keywords().stream()
            .filter(keyword -> keyword.name().equals(PictureHeader.ROW_ORDER))
            .anyMatch(keyword -> keyword.value().equalsIgnoreCase(PictureHeader.TOP_DOWN));
    picture =
        new PictureHeader(
            info.width(),
            info.height(),
            info.colourBandCount(),
            FitsWriter.bitsPerSample(info.sampleType()),
            false,
            topDown);
  }

  private List<Keyword> keywords() {
    return info.metadata().keywords();
  }

  /** Gives what the header says of the picture. */
  PictureHeader picture() {
    return picture;
  }

  /** Gives the number of bytes. */
  int length() {
    return build(0, Checksum.NONE).length;
  }

  /** Gives the bytes. */
  byte[] build(Checksum data) {
    Checksum all = new Checksum();
    all.add(ByteBuffer.wrap(build(data.value(), Checksum.NONE)), 0);
    byte[] sum = ByteBuffer.allocate(4).putInt((int) data.value()).array();
    all.add(ByteBuffer.wrap(sum), 0);
    return build(data.value(), all.complement());
  }

  private byte[] build(long dataSum, String checksum) {
    HeaderBuilder header = new HeaderBuilder();
    putStructure(header);
    header.put(
        PictureHeader.ROW_ORDER,
        picture.topDown() ? PictureHeader.TOP_DOWN : "BOTTOM-UP",
        "order of the rows of the picture");
    putExposure(header);
    keywords().stream().filter(keyword -> !OWN.contains(keyword.name())).forEach(header::put);
    header.commentary("HISTORY", "Written by stacker.");
    header.put("CHECKSUM", checksum, "checksum of the HDU");
    header.put("DATASUM", String.valueOf(dataSum), "checksum of the data");
    return header.build();
  }

  private void putStructure(HeaderBuilder header) {
    header.put("SIMPLE", true, "file conforms to the FITS standard");
    header.put("BITPIX", picture.bitsPerSample(), "bits of a stored number");
    header.put("NAXIS", picture.planes() == 1 ? 2 : 3, "number of axes");
    header.put("NAXIS1", picture.width(), "columns");
    header.put("NAXIS2", picture.height(), "rows");
    if (picture.planes() > 1) {
      header.put("NAXIS3", picture.planes(), "red, green, blue");
    }
    if (info.sampleType() == SampleType.UINT16) {
      header.put("BSCALE", 1, "sample = stored * BSCALE + BZERO");
      header.put("BZERO", (long) Scaling.ZERO_OF_UNSIGNED_16, "so samples are unsigned");
    }
    if (!info.sampleType().isInteger() && info.white() != 1) {
      header.put(new Keyword(WHITE, String.valueOf(info.white()), false, "sample that is white"));
    }
  }

  /** Photographs have no keywords, but may have these. */
  private void putExposure(HeaderBuilder header) {
    Metadata metadata = info.metadata();
    if (lacks("DATE-OBS") && keywords().isEmpty()) {
      metadata
          .captureTime()
          .ifPresent(
              time ->
                  header.put(
                      "DATE-OBS",
                      time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
                      "by the clock of the camera"));
    }
    if (lacks("EXPTIME") && lacks("EXPOSURE") && metadata.exposureSeconds().isPresent()) {
      String seconds = String.valueOf(metadata.exposureSeconds().getAsDouble());
      header.put(new Keyword("EXPTIME", seconds, false, "[s] exposure"));
    }
  }

  private boolean lacks(String name) {
    return keywords().stream().noneMatch(keyword -> keyword.name().equals(name));
  }
}
