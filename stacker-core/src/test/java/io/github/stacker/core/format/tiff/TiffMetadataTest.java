package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Compression;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.resample.Halving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffImageMetadata;
import org.apache.commons.imaging.formats.tiff.TiffImageParser;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.GpsTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffMetadataTest {
  private static final LocalDateTime TAKEN = LocalDateTime.of(2021, 8, 12, 23, 59, 7);

  @TempDir Path folder;

  private static Field text(int tag, String text) {
    return new Field(tag, FieldType.ASCII, (text + '\0').getBytes(StandardCharsets.US_ASCII));
  }

  private static Blob exifBlock() {
    return new ExifFields(
            List.of(text(Tags.MAKE, "Acme"), text(Tags.ARTIST, "A. Nother")),
            List.of(
                Field.ofRational(Tags.EXPOSURE_TIME, 0.25),
                text(Tags.DATE_TIME_ORIGINAL, "2021:08:12 23:59:07"),
                Field.ofLong(Tags.PIXEL_X_DIMENSION, 6000)),
            List.of(text(1, "N")))
        .toBlob();
  }

  private static Metadata everything() {
    return new Metadata(
        Optional.of(new Resolution(300, 72.5)),
        Orientation.TURNED_90,
        Optional.of(Blob.copyOf(new byte[] {9, 8, 7, 6, 5})),
        Optional.of(TAKEN),
        OptionalDouble.of(0.25),
        Optional.of(exifBlock()));
  }

  private static MemoryImage imageWith(Metadata metadata) {
    ImageInfo info = ImageInfo.of(20, 10, List.of(Band.GREY), SampleType.UINT8);
    return MemoryImage.random(info.withMetadata(metadata), 1);
  }

  private static TiffParameters parameters(BigTiff bigTiff) {
    return new TiffParameters(
        Compression.NONE,
        Differences.AUTO,
        Layout.STRIPS,
        256,
        1,
        bigTiff,
        Pyramid.NONE,
        Halving.BOX);
  }

  @Test
  void everythingWrittenIsReadAgain() throws IOException {
    for (BigTiff bigTiff : List.of(BigTiff.AUTO, BigTiff.ALWAYS)) {
      byte[] file = Tiffs.write(folder, imageWith(everything()), parameters(bigTiff));
      try (FrameFile frame = Tiffs.open(folder, file)) {
        Metadata metadata = frame.info().metadata();
        assertEquals(everything().resolution(), metadata.resolution());
        assertEquals(Orientation.TURNED_90, metadata.orientation());
        assertEquals(everything().colourProfile(), metadata.colourProfile());
        assertEquals(Optional.of(TAKEN), metadata.captureTime());
        assertEquals(OptionalDouble.of(0.25), metadata.exposureSeconds());
        ExifFields exif = ExifFields.parse(metadata.exif().orElseThrow());
        assertEquals(2, exif.main().size());
        assertEquals(2, exif.exif().size(), "the size of the old picture is left out");
        assertEquals("N", exif.gps().get(0).text());
      }
    }
  }

  @Test
  void anotherReaderUnderstandsTheExifOfTheFileAndOfTheBlock() throws IOException {
    byte[] file = Tiffs.write(folder, imageWith(everything()), TiffParameters.DEFAULT);
    for (byte[] bytes : List.of(file, exifBlock().toArray())) {
      TiffImageMetadata metadata = (TiffImageMetadata) new TiffImageParser().getMetadata(bytes);
      assertEquals("Acme", metadata.getFieldValue(TiffTagConstants.TIFF_TAG_MAKE)[0]);
      TiffField exposure = metadata.findField(ExifTagConstants.EXIF_TAG_EXPOSURE_TIME);
      assertEquals(0.25, exposure.getDoubleValue());
      TiffField north = metadata.findField(GpsTagConstants.GPS_TAG_GPS_LATITUDE_REF);
      assertEquals("N", north.getStringValue());
    }
  }

  @Test
  void rationalsAreExactToNineDigits() throws IOException {
    for (double number : new double[] {300, 72.009, 1 / 3.0, 118.11, 1e-6, 4e9, 0.1}) {
      assertEquals(number, Field.ofRational(282, number).real(0), Math.max(1e-9, number * 1e-9));
    }
  }

  @Test
  void placesOnACanvasAreWrittenAndReadAgain() throws IOException {
    List<Optional<Resolution>> resolutions =
        List.of(
            Optional.empty(),
            Optional.of(new Resolution(150, 150)),
            Optional.of(new Resolution(72.009, 300 / 7.0)));
    for (BigTiff bigTiff : List.of(BigTiff.AUTO, BigTiff.ALWAYS)) {
      for (Optional<Resolution> resolution : resolutions) {
        for (int x : new int[] {0, 1, 306, 59_999, 1_234_567}) {
          Placement placement =
              new Placement(x, x / 3, Optional.of(Region.of(2_000_000, 1_000_000)));
          Metadata metadata =
              Metadata.NONE.withResolution(resolution).withPlacement(Optional.of(placement));
          byte[] file = Tiffs.write(folder, imageWith(metadata), parameters(bigTiff));
          try (FrameFile frame = Tiffs.open(folder, file)) {
            assertEquals(Optional.of(placement), frame.info().metadata().placement());
          }
        }
      }
    }
  }

  @Test
  void placesLeftOfTheCanvasAreNotWritten() throws IOException {
    Placement placement = new Placement(-1, 4, Optional.empty());
    Metadata metadata = Metadata.NONE.withPlacement(Optional.of(placement));
    byte[] file = Tiffs.write(folder, imageWith(metadata), TiffParameters.DEFAULT);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(Optional.empty(), frame.info().metadata().placement());
    }
  }

  @Test
  void placesThatAreNoneAreLeftOutAndNamed() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.tag(282, 5, 150, 1).tag(283, 5, 150, 1).tag(286, 5, 1, 0).tag(287, 5, 0, 1);
    byte[] file = maker.make((x, y, band) -> x);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(Optional.empty(), frame.info().metadata().placement());
      assertEquals("place", frame.details().get("damaged, left out"));
    }
  }

  @Test
  void resolutionPerCentimetreIsTurnedIntoInches() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.tag(282, 5, 1000, 10).tag(283, 5, 200, 1).tag(296, TiffMaker.SHORT, 3);
    maker.bigEndian = true;
    Metadata metadata = Tiffs.readAll(folder, maker.make((x, y, band) -> x)).info().metadata();
    Resolution resolution = metadata.resolution().orElseThrow();
    assertEquals(254, resolution.x(), 1e-9);
    assertEquals(508, resolution.y(), 1e-9);
  }

  @Test
  void resolutionsThatAreNoneAreLeftOut() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.tag(282, 5, 0, 0).tag(283, 5, 1, 0);
    byte[] file = maker.make((x, y, band) -> x);
    assertEquals(Optional.empty(), Tiffs.readAll(folder, file).info().metadata().resolution());
  }

  @Test
  void damagedPiecesAreLeftOutAndTold() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.tag(34665, TiffMaker.LONG, 0x7fff_ffffL).tag(306, 2, 'n', 'o', 't', '1', 0);
    try (FrameFile frame = Tiffs.open(folder, maker.make((x, y, band) -> x))) {
      assertEquals("EXIF, capture time", frame.details().get("damaged, left out"));
      assertEquals(Metadata.NONE, frame.info().metadata());
    }
  }

  @Test
  void aDamagedExifBlockDoesNotKeepThePictureFromBeingWritten() throws IOException {
    Metadata metadata =
        new Metadata(
            Optional.empty(),
            Orientation.UPRIGHT,
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.of(
                Blob.copyOf("II*\0\377\377\377\377".getBytes(StandardCharsets.ISO_8859_1))));
    MemoryImage image = imageWith(metadata);
    byte[] file = Tiffs.write(folder, image, TiffParameters.DEFAULT);
    MemoryImage read = Tiffs.readAll(folder, file);
    assertTrue(read.info().metadata().exif().isEmpty());
    assertArrayEquals(image.toArray(), read.toArray());
  }
}
