package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.fits.FitsReaderProvider;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stacks layers that nona made of three photographs.
 *
 * <p>The expected numbers are NumPy's: the layers, read by Pillow, are copied to their places
 * (XPosition and YPosition times resolution, read by tifffile) in an array of NaN, pixels whose
 * alpha is not 255 stay NaN, and {@code nanmean}, {@code nanmedian}, {@code nanmin} and {@code
 * nanmax} along the frames are rounded half up, with 0 for NaN and an alpha of 255 where any frame
 * has a sample. The hash is SHA-256 of the bytes of the array, row by row, band-interleaved.
 */
class PanoramaRunTest extends WholeRunTest {
  private static final Region CANVAS = Region.of(1100, 546);

  @ParameterizedTest
  @CsvSource({
    "union, mean, f823920a52fdff2cd9eb6ab0de0a09b525eed000ca369dfe82747df38a4b76c3",
    "union, median, f823920a52fdff2cd9eb6ab0de0a09b525eed000ca369dfe82747df38a4b76c3",
    "union, min, dfdb7ffb4d8b8191b4254511f244bf0df67f12c1a50582723b125322642d3981",
    "union, max, 5a3406d3003d2f4ad30fbd3a63b1559848db8bdc8a3b02ca254f47e43caa72c3",
    "first, mean, 6bbc84fa3deaed1e55735f0e2e91f85d01c240cedc4e00cfced4a4de82aa5cba",
    "first, min, 48536da86654e6e6439727a91b24143cb77f1b2c7ac20894e93ccb0f2cd1daab",
    "first, max, 89c2840a0c6bc6699c89c9b57e84d89cf218b30ea597ce397040e3005d0023a9"
  })
  void stacksOfTheLayersAreThoseOfNumpy(String canvas, String method, String sha256)
      throws Exception {
    stack(canvas, method);
    assertEquals(sha256, sha256(read("out.tif")));
  }

  @Test
  void coverageIsCountedOverTheUnion() {
    stack("union", "mean");
    MemoryImage coverage = read("coverage.tif");
    long[] pixels = new long[4];
    for (int y = 0; y < 361; y++) {
      for (int x = 0; x < 1100; x++) {
        pixels[(int) coverage.get(x, y, 0)]++;
      }
    }
    assertEquals("[44712, 221298, 131090, 0]", Arrays.toString(pixels));
  }

  @Test
  void resultsSayWhereTheyLie() {
    stack("union", "mean");
    Optional<Placement> union = Optional.of(new Placement(0, 0, Optional.of(CANVAS)));
    assertEquals(union, read("out.tif").info().metadata().placement());
    assertEquals(union, read("coverage.tif").info().metadata().placement());
    stack("first", "mean", "frames.files[0]=" + layer(1), "frames.order=given");
    assertEquals(
        Optional.of(new Placement(306, 18, Optional.of(CANVAS))),
        read("out.tif").info().metadata().placement());
  }

  @Test
  void verifyingRepeatsAStackOnACanvas() {
    stack("union", "median");
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      assertEquals(
          List.of(),
          new Verification(catalogue, options())
              .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE));
    }
  }

  @Test
  void framesAreMeasuredWithoutWhatIsBesideThem() {
    ImageInfo info = ImageInfo.of(20, 9, RGB, SampleType.UINT8);
    write("frame0.tif", MemoryImage.random(placed(info, 0, 0), 1));
    write("frame1.tif", MemoryImage.random(placed(info, 15, 4), 2));
    String sections = "'normalise': {}, 'combine': {'method': 'mean'}";
    RunReport report = run(sections, "frames.canvas=union");
    report
        .statistics()
        .values()
        .forEach(frame -> assertEquals(180, frame.bands().get(0).samples()));
    assertEquals(2, report.statistics().size());
  }

  @ParameterizedTest
  @CsvSource({"4, first, 3.5", "4, union, 5.5", "9, union, 3.5", "9, intersection, 0.5"})
  void worldCoordinatesOfTheFirstFrameMoveWithItsPlaceOnTheCanvas(
      int height, String canvas, String row) throws Exception {
    writeFits("a.fits", height);
    writeFits("b.fits", 6);
    String json =
        """
        {"frames": {"files": ["a.fits", "b.fits"], "canvas": "%s"},
         "combine": {"method": "mean"}, "outputs": [{"file": "out.fits", "type": "float32"}]}
        """
            .formatted(canvas);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, options()).execute(Progress.NONE);
    }
    try (FrameFile result =
        new FitsReaderProvider().open(folder.resolve("out.fits"), Limits.DEFAULT)) {
      assertTrue(result.info().metadata().keywords().containsAll(reference(row)));
    }
  }

  /** Rows of FITS are counted from the bottom, frames lie by their upper left corner. */
  private static List<Keyword> reference(String row) {
    return List.of(new Keyword("CRPIX1", "2", false, ""), new Keyword("CRPIX2", row, false, ""));
  }

  private void writeFits(String name, int height) throws IOException {
    ImageInfo info = ImageInfo.of(5, height, List.of(Band.GREY), SampleType.FLOAT32);
    Metadata metadata = info.metadata().withKeywords(reference("3.5"));
    MemoryImage image = MemoryImage.random(info.withMetadata(metadata), 1);
    new FitsWriterProvider().create(new NoParameters()).write(image, folder.resolve(name));
  }

  private static ImageInfo placed(ImageInfo info, int x, int y) {
    Placement placement = new Placement(x, y, Optional.empty());
    return info.withMetadata(info.metadata().withPlacement(Optional.of(placement)));
  }

  private static Path layer(int number) {
    return RealFrames.path("panorama/arches-a/nona").resolve("n000" + number + ".tif");
  }

  private void stack(String canvas, String method, String... overrides) {
    String json =
        """
        {"frames": {"files": ["%s", "%s", "%s"], "canvas": "%s"},
         "combine": {"method": "%s"},
         "outputs": [{"file": "out.tif"}],
         "maps": {"coverage": "coverage.tif"}}
        """
            .formatted(layer(0), layer(1), layer(2), canvas, method);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      Pipeline pipeline =
          new PipelineReader(catalogue).read(json, "test.json", folder, List.of(overrides));
      StackRun.prepare(pipeline, catalogue, options()).executeWithManifest(Progress.NONE, true);
    }
  }

  private static String sha256(MemoryImage image) throws Exception {
    Tile tile = new Tile();
    image.read(image.info().region(), tile);
    byte[] bytes = Arrays.copyOf(tile.bytes(), tile.sampleCount());
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
