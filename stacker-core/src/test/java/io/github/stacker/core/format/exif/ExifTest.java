package io.github.stacker.core.format.exif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Resolution;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExifTest {
  private static final int ORIENTATION = 274;
  private static final int MAKER_NOTE = 37500;

  @ParameterizedTest
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void whatACameraWritesIsRead(String order) {
    Blob block = camera(order).build();
    Metadata metadata = Exif.read(block);
    assertEquals(Orientation.TURNED_90, metadata.orientation());
    assertEquals(Optional.of(new Resolution(300, 150)), metadata.resolution());
    assertEquals(
        Optional.of(LocalDateTime.of(2026, 3, 4, 23, 59, 58, 250_000_000)), metadata.captureTime());
    assertEquals(OptionalDouble.of(1 / 250.0), metadata.exposureSeconds());
    assertEquals(Optional.of(block), metadata.exif());
    assertEquals(Optional.empty(), metadata.colourProfile());
  }

  @Test
  void resolutionPerCentimetreIsToldPerInch() {
    Blob block =
        new ExifBlock(ByteOrder.BIG_ENDIAN)
            .rational(ExifBlock.ROOT, 282, 100, 1)
            .rational(ExifBlock.ROOT, 283, 100, 1)
            .number(ExifBlock.ROOT, 296, 3)
            .build();
    assertEquals(Optional.of(new Resolution(254, 254)), Exif.read(block).resolution());
  }

  @Test
  void resolutionWithoutUnitOrOfZeroIsNone() {
    ExifBlock ratio = new ExifBlock(ByteOrder.LITTLE_ENDIAN).rational(ExifBlock.ROOT, 282, 1, 1);
    assertEquals(
        Optional.empty(), Exif.read(ratio.number(ExifBlock.ROOT, 296, 1).build()).resolution());
    ExifBlock zero = new ExifBlock(ByteOrder.LITTLE_ENDIAN).rational(ExifBlock.ROOT, 282, 72, 0);
    assertEquals(Optional.empty(), Exif.read(zero.build()).resolution());
  }

  @Test
  void theShutterSpeedStandsInForTheExposureTime() {
    Blob block =
        new ExifBlock(ByteOrder.LITTLE_ENDIAN).rational(ExifBlock.EXIF, 37377, 6, 1).build();
    assertEquals(OptionalDouble.of(1 / 64.0), Exif.read(block).exposureSeconds());
  }

  @Test
  void theTimeOfTheFileStandsInForThatOfTheExposure() {
    Blob block =
        new ExifBlock(ByteOrder.LITTLE_ENDIAN)
            .text(ExifBlock.ROOT, 306, "2020:01:02 03:04:05")
            .text(ExifBlock.EXIF, 36867, "    :  :     :  :  ")
            .build();
    assertEquals(
        Optional.of(LocalDateTime.of(2020, 1, 2, 3, 4, 5)), Exif.read(block).captureTime());
  }

  @Test
  void timesThatAreNoneAreLeftOut() {
    Blob block =
        new ExifBlock(ByteOrder.LITTLE_ENDIAN)
            .text(ExifBlock.ROOT, 306, "2021:02:30 00:00:00")
            .build();
    assertEquals(Optional.empty(), Exif.read(block).captureTime());
  }

  @Test
  void rubbishGivesNothing() {
    for (byte[] rubbish : new byte[][] {{}, {'I', 'I'}, new byte[100], "II*".getBytes()}) {
      assertEquals(Metadata.NONE, Exif.read(Blob.copyOf(rubbish)));
      assertEquals(Optional.empty(), Exif.forStackedFrame(Blob.copyOf(rubbish), 3, 2));
    }
  }

  @Test
  void noDamageMakesABlockThrowSeed11() {
    Random random = new Random(11);
    byte[] sound = camera("LITTLE_ENDIAN").build().toArray();
    for (int trial = 0; trial < 3_000; trial++) {
      byte[] damaged = Arrays.copyOf(sound, 8 + random.nextInt(sound.length - 7));
      for (int i = 0; i < 3; i++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      }
      Blob block = Blob.copyOf(damaged);
      assertEquals(Optional.of(block), Exif.read(block).exif());
      Exif.forStackedFrame(block, 640, 480);
    }
  }

  @Test
  void aBlockCutInItsExposureStillTellsTheOrientation() {
    byte[] block = camera("LITTLE_ENDIAN").build().toArray();
    int exif = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    assertTrue(exif < 100, "the root directory comes first");
    Metadata metadata = Exif.read(Blob.copyOf(Arrays.copyOf(block, block.length - 60)));
    assertEquals(Orientation.TURNED_90, metadata.orientation());
  }

  @Test
  void thousandsOfFieldsThatEachClaimTheWholeBlockTakeNoMemory() {
    int fields = 5_000;
    ByteBuffer block = ByteBuffer.allocate(64_000).order(ByteOrder.LITTLE_ENDIAN);
    block.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) fields);
    for (int i = 0; i < fields; i++) {
      block.putShort((short) (i + 1)).putShort((short) 7).putInt(60_000).putInt(0);
    }
    assertEquals(Orientation.UPRIGHT, Exif.read(Blob.copyOf(block.array())).orientation());
  }

  @Test
  void thousandsOfNestedDirectoriesDoNotOverflow() {
    int depth = 3_500;
    ByteBuffer block = ByteBuffer.allocate(8 + depth * 18).order(ByteOrder.LITTLE_ENDIAN);
    block.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
    for (int i = 1; i <= depth; i++) {
      block.putShort((short) 1).putShort((short) 34665).putShort((short) 4).putInt(1);
      block.putInt(8 + Math.min(i, depth - 1) * 18).putInt(0);
    }
    assertEquals(Orientation.UPRIGHT, Exif.read(Blob.copyOf(block.array())).orientation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void aStackedFrameKeepsWhatHoldsAndLosesWhatDoesNot(String order) {
    ExifBlock first = camera(order).undefined(ExifBlock.EXIF, MAKER_NOTE, 9_000);
    Blob stacked = Exif.forStackedFrame(first.build(), 6000, 4000).orElseThrow();
    ExifDirectories fields = ExifDirectories.read(stacked.toArray());
    assertEquals(first.build().toArray()[0], stacked.toArray()[0]);
    assertEquals(Optional.of("Maker"), fields.rootText(271));
    assertEquals(Optional.of("Somebody"), fields.rootText(315));
    assertEquals(Optional.of("50mm f/2"), fields.exifText(42036));
    assertEquals(Optional.of("2026:03:04 23:59:58"), fields.exifText(36867));
    assertEquals(OptionalDouble.of(2.8), fields.exifNumber(33437));
    assertEquals(OptionalDouble.of(1), fields.rootNumber(ORIENTATION));
    assertEquals(OptionalDouble.of(6000), fields.exifNumber(40962));
    assertEquals(OptionalDouble.of(4000), fields.exifNumber(40963));
    assertEquals(2, fields.gpsFields().size());
    assertTrue(fields.exifNumber(33434).isEmpty(), "exposure time");
    assertTrue(fields.exifNumber(37385).isEmpty(), "flash");
    assertTrue(fields.exifNumber(MAKER_NOTE).isEmpty());
    assertTrue(stacked.size() < 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shape\": [5, 60, 80]}",
        "ImageJ=1.11a\nimages=5\nhyperstack=true",
        "<?xml version=\"1.0\"?><OME><Pixels SizeX=\"80\" SizeZ=\"5\"/></OME>",
        " <MetaData/>"
      })
  void aDescriptionOfTheFileOfAFrameIsNotThatOfTheResult(String description) {
    assertTrue(descriptionAfterStacking(description).isEmpty());
  }

  @Test
  void aDescriptionOfTheSceneStays() {
    String scene = "M31 from the balcony {5 of 60}, ImageJ=used";
    assertEquals(Optional.of(scene), descriptionAfterStacking(scene));
  }

  private static Optional<String> descriptionAfterStacking(String description) {
    Blob block = camera("LITTLE_ENDIAN").text(ExifBlock.ROOT, 270, description).build();
    Blob stacked = Exif.forStackedFrame(block, 60, 40).orElseThrow();
    return ExifDirectories.read(stacked.toArray()).rootText(270);
  }

  @Test
  void theBlockOfAStackedFrameIsBounded() {
    ExifBlock block = new ExifBlock(ByteOrder.LITTLE_ENDIAN);
    for (int tag : new int[] {270, 271, 272, 305, 315, 33432}) {
      block.text(ExifBlock.ROOT, tag, "x".repeat(9_000));
    }
    block.text(ExifBlock.ROOT, 306, "2020:01:02 03:04:05");
    Blob stacked = Exif.forStackedFrame(block.build(), 10, 10).orElseThrow();
    assertTrue(stacked.size() < 1_000);
  }

  @Test
  void aBlockWithoutAnythingToKeepGivesNone() {
    Blob block = new ExifBlock(ByteOrder.LITTLE_ENDIAN).number(ExifBlock.ROOT, 274, 6).build();
    assertFalse(Exif.forStackedFrame(block, 10, 10).isPresent());
  }

  private static ExifBlock camera(String order) {
    boolean little = order.equals("LITTLE_ENDIAN");
    return new ExifBlock(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
        .text(ExifBlock.ROOT, 271, "Maker")
        .number(ExifBlock.ROOT, ORIENTATION, 6)
        .rational(ExifBlock.ROOT, 282, 300, 1)
        .rational(ExifBlock.ROOT, 283, 150, 1)
        .number(ExifBlock.ROOT, 296, 2)
        .text(ExifBlock.ROOT, 315, "Somebody")
        .rational(ExifBlock.EXIF, 33434, 1, 250)
        .rational(ExifBlock.EXIF, 33437, 28, 10)
        .text(ExifBlock.EXIF, 36867, "2026:03:04 23:59:58")
        .number(ExifBlock.EXIF, 37385, 1)
        .text(ExifBlock.EXIF, 37521, "25")
        .text(ExifBlock.EXIF, 42036, "50mm f/2")
        .text(ExifBlock.GPS, 1, "N")
        .rational(ExifBlock.GPS, 2, 51, 1);
  }
}
