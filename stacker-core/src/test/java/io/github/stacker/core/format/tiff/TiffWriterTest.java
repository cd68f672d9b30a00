package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Compression;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.resample.Halving;
import java.util.List;
import org.junit.jupiter.api.Test;

class TiffWriterTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  private static TiffParameters parameters(Compression compression, BigTiff bigTiff) {
    return new TiffParameters(
        compression, Differences.AUTO, Layout.STRIPS, 256, 1, bigTiff, Pyramid.NONE, Halving.BOX);
  }

  private static ImageInfo image(int width, int height, SampleType type) {
    return ImageInfo.of(width, height, RGB, type);
  }

  @Test
  void aFileThatMayPassFourGibibytesIsABigTiff() {
    ImageInfo below = image(30_000, 23_800, SampleType.UINT16);
    ImageInfo above = image(30_000, 23_900, SampleType.UINT16);
    assertFalse(isBig(below, Compression.NONE));
    assertTrue(isBig(above, Compression.NONE));
    assertFalse(isBig(image(30_000, 23_000, SampleType.UINT16), Compression.DEFLATE));
    assertTrue(isBig(image(30_000, 23_845, SampleType.UINT16), Compression.DEFLATE));
    assertTrue(isBig(image(30_000, 16_000, SampleType.UINT16), Compression.LZW));
    assertFalse(isBig(image(30_000, 14_000, SampleType.UINT16), Compression.LZW));
  }

  private static boolean isBig(ImageInfo image, Compression compression) {
    return WritePlan.of(image, parameters(compression, BigTiff.AUTO)).big();
  }

  @Test
  void aClassicTiffThatMayPassFourGibibytesIsRefused() {
    TiffParameters never = parameters(Compression.NONE, BigTiff.NEVER);
    ImageInfo image = image(40_000, 30_000, SampleType.UINT16);
    assertTrue(refusal(image, never).contains("set bigTiff to auto"));
    assertDoesNotThrow(() -> check(image(4000, 3000, SampleType.UINT16), never));
  }

  @Test
  void bandsWithoutMeaningInTiffAreRefused() {
    for (List<Band> bands :
        List.of(
            List.of(Band.RED),
            List.of(Band.RED, Band.GREEN),
            List.of(Band.BLUE, Band.GREEN, Band.RED),
            List.of(Band.GREY, Band.GREY),
            List.of(Band.ALPHA))) {
      ImageInfo image = ImageInfo.of(10, 10, bands, SampleType.UINT8);
      assertTrue(refusal(image, TiffParameters.DEFAULT).startsWith("TIFF cannot hold the bands"));
    }
  }

  @Test
  void aPredictorThatDoesNotSuitTheSamplesIsRefused() {
    assertEquals(
        "the predictor horizontal does not suit samples of type float32; leave it out",
        refusal(image(9, 9, SampleType.FLOAT32), withPredictor(Differences.HORIZONTAL)));
    assertEquals(
        "the predictor floating-point does not suit samples of type uint8; leave it out",
        refusal(image(9, 9, SampleType.UINT8), withPredictor(Differences.FLOATING_POINT)));
  }

  private static TiffParameters withPredictor(Differences predictor) {
    return new TiffParameters(
        Compression.LZW, predictor, Layout.STRIPS, 256, 1, BigTiff.AUTO, Pyramid.NONE, Halving.BOX);
  }

  @Test
  void whatIsTooLongForStripsIsRefused() {
    ImageInfo image = image(20_000_000, 9, SampleType.FLOAT64);
    assertTrue(refusal(image, TiffParameters.DEFAULT).contains("set layout to tiles"));
  }

  @Test
  void contradictingParametersAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TiffParameters(
                Compression.NONE,
                Differences.HORIZONTAL,
                Layout.STRIPS,
                256,
                1,
                BigTiff.AUTO,
                Pyramid.NONE,
                Halving.BOX));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TiffParameters(
                Compression.NONE,
                Differences.AUTO,
                Layout.TILES,
                100,
                1,
                BigTiff.AUTO,
                Pyramid.NONE,
                Halving.BOX));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TiffParameters(
                Compression.DEFLATE,
                Differences.AUTO,
                Layout.STRIPS,
                256,
                0,
                BigTiff.AUTO,
                Pyramid.NONE,
                Halving.BOX));
  }

  private static void check(ImageInfo image, TiffParameters parameters) {
    FrameWriter writer = new TiffWriterProvider().create(parameters);
    writer.check(image);
  }

  private static String refusal(ImageInfo image, TiffParameters parameters) {
    return assertThrows(IllegalArgumentException.class, () -> check(image, parameters))
        .getMessage();
  }
}
