package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.RelabelledSource;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again. */
class FitsRoundTripTest {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final Keyword TOP_DOWN = new Keyword("ROWORDER", "TOP-DOWN", true, "");

  @TempDir Path folder;

  static Stream<Arguments> pictures() {
    List<Arguments> pictures = new ArrayList<>();
    Random random = new Random(1);
    for (SampleType type : SampleType.values()) {
      for (List<Band> bands : List.of(GREY, RGB)) {
        for (boolean topDown : new boolean[] {false, true}) {
          for (int i = 0; i < 3; i++) {
            ImageInfo info =
                ImageInfo.of(1 + random.nextInt(200), 1 + random.nextInt(90), bands, type);
            pictures.add(Arguments.of(info, topDown, random.nextLong()));
          }
          // Longer than the buffer of a file, and than a band of the writer.
          pictures.add(Arguments.of(ImageInfo.of(70_001, 3, bands, type), topDown, 1));
          pictures.add(Arguments.of(ImageInfo.of(301, 1801, bands, type), topDown, 2));
        }
      }
    }
    return pictures.stream();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void allSamplesComeBack(ImageInfo info, boolean topDown, long seed) throws IOException {
    Metadata metadata = Metadata.NONE.withKeywords(topDown ? List.of(TOP_DOWN) : List.of());
    MemoryImage image = MemoryImage.random(info.withMetadata(metadata), seed);
    Path file = FitsFiles.write(folder, image);
    assertChecksumsHold(file);
    try (FrameFile frame = FitsFiles.open(file)) {
      assertEquals(info.bands(), frame.info().bands());
      assertEquals(info.sampleType(), frame.info().sampleType());
      assertEquals(info.white(), frame.info().white());
      assertEquals(ImageSource.Access.IN_PLACE, frame.access());
      assertArrayEquals(image.toArray(), MemoryImage.copyOf(frame, 7).toArray());
      Random random = new Random(seed);
      for (int i = 0; i < 5; i++) {
        assertRegionIsRight(image, frame, FitsFiles.randomRegion(info, random));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 255", "FLOAT64, 65535.5", "FLOAT32, 1", "UINT16, 65535"})
  void theWhiteOfFloatingSamplesComesBack(SampleType type, double white) throws IOException {
    ImageInfo info = ImageInfo.of(7, 5, RGB, type).withSampleType(type, white);
    for (String before : new String[] {"12", "daylight"}) {
      List<Keyword> keywords = List.of(new Keyword("WHITE", before, before.length() > 2, ""));
      MemoryImage image = MemoryImage.random(info, 1);
      Path file =
          FitsFiles.write(
              folder, new RelabelledSource(image, Metadata.NONE.withKeywords(keywords)));
      try (FrameFile frame = FitsFiles.open(file)) {
        assertEquals(white, frame.info().white());
        long told =
            frame.info().metadata().keywords().stream()
                .filter(keyword -> keyword.name().equals("WHITE"))
                .count();
        assertEquals(type.white() == white ? 0 : 1, told);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'daylight'", "-3", "0", "1E999"})
  void whatIsNoWhiteIsNone(String value) throws IOException {
    assertEquals(1, whiteOf(value));
    assertEquals(200, whiteOf("200."));
  }

  private double whiteOf(String value) throws IOException {
    byte[] header =
        FitsFiles.header(
            "SIMPLE=T", "BITPIX=-32", "NAXIS=2", "NAXIS1=2", "NAXIS2=1", "WHITE=" + value);
    try (FrameFile frame = FitsFiles.open(folder, FitsFiles.join(header, new byte[2880]))) {
      return frame.info().white();
    }
  }

  private static void assertRegionIsRight(MemoryImage image, FrameFile frame, Region region)
      throws IOException {
    Tile expected = new Tile();
    Tile actual = new Tile();
    image.read(region, expected);
    frame.read(region, actual);
    assertEquals(expected.region(), actual.region());
    for (int i = 0; i < expected.sampleCount(); i++) {
      assertEquals(expected.get(i), actual.get(i), region.toString());
    }
  }

  /** All words of a file add up to minus zero, those of the data to what the header says. */
  private static void assertChecksumsHold(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(0, bytes.length % Header.BLOCK_BYTES);
    assertEquals(0xffff_ffffL, sum(ByteBuffer.wrap(bytes)));
    try (FileBytes in = FileBytes.open(file)) {
      Header header = Header.read(in, 0, 1 << 20);
      int data = (int) header.dataOffset();
      assertEquals(
          header.text("DATASUM").orElseThrow(),
          String.valueOf(sum(ByteBuffer.wrap(bytes, data, bytes.length - data))));
    }
  }

  private static long sum(ByteBuffer bytes) {
    long sum = 0;
    while (bytes.hasRemaining()) {
      sum += bytes.getInt() & 0xffff_ffffL;
      sum = (sum & 0xffff_ffffL) + (sum >>> 32);
    }
    return sum;
  }

  @Test
  void keywordsComeBackInTheirOrder() throws IOException {
    List<Keyword> keywords =
        List.of(
            new Keyword("OBJECT", "Barnard's Galaxy", true, "what is seen"),
            new Keyword("GAIN", "1.5D2", false, ""),
            new Keyword("FLAG", "T", false, "a claim"),
            new Keyword("NOTHING", "", false, "undefined"),
            new Keyword("EMPTY", "", true, ""),
            new Keyword("LONG", "it''s".repeat(60) + " end", true, "over several cards"),
            new Keyword("COMMENT", "", false, "a remark = 'no value'"),
            new Keyword("COMMENT", "", false, "another one"));
    ImageInfo info = ImageInfo.of(3, 2, GREY, SampleType.UINT8);
    Metadata metadata = Metadata.NONE.withKeywords(keywords);
    Path file = FitsFiles.write(folder, MemoryImage.random(info.withMetadata(metadata), 1));
    try (FrameFile frame = FitsFiles.open(file)) {
      List<Keyword> read = frame.info().metadata().keywords();
      assertEquals(keywords, read.subList(1, 1 + keywords.size()));
      assertEquals("ROWORDER", read.get(0).name());
      assertEquals("Written by stacker.", read.get(read.size() - 1).comment());
    }
  }

  @Test
  void timeAndExposureOfAPhotographAreTold() throws IOException {
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 23, 59);
    Metadata metadata =
        Metadata.NONE
            .withCaptureTime(Optional.of(time))
            .withExposureSeconds(OptionalDouble.of(0.004));
    ImageInfo info = ImageInfo.of(3, 2, GREY, SampleType.UINT8).withMetadata(metadata);
    try (FrameFile frame = FitsFiles.open(FitsFiles.write(folder, MemoryImage.random(info, 1)))) {
      assertEquals(Optional.of(time), frame.info().metadata().captureTime());
      assertEquals(OptionalDouble.of(0.004), frame.info().metadata().exposureSeconds());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void pixelsWithoutOpacityBecomeNaN(SampleType type) throws IOException {
    ImageInfo info = ImageInfo.of(2, 1, List.of(Band.GREY, Band.ALPHA), type);
    ImageSource image =
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return info;
          }

          @Override
          public void read(Region region, Tile into) {
            into.reshape(region, 2, type);
            double[] samples = {0.25, 0, 0.5, 1};
            for (int i = 0; i < 4; i++) {
              into.set(i, samples[i]);
            }
          }
        };
    try (FrameFile frame = FitsFiles.open(FitsFiles.write(folder, image))) {
      assertArrayEquals(new double[] {Double.NaN, 0.5}, MemoryImage.copyOf(frame, 1).toArray());
    }
  }
}
