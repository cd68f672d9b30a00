package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.fits.FitsReaderProvider;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.resample.AreaAverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeepZoomRunTest extends WholeRunTest {
  private static final String OUTPUTS =
      """
      {"frames": {"files": ["frame*"]}, "combine": {"method": "mean"},
       "outputs": [{"file": "out/whole.png"},
                   {"file": "out/zoom.dzi", "tiles": "png", "tileSize": 16},
                   {"file": "out/small.png", "maxSize": 20}]}
      """;

  @Test
  void severalOutputsOfAllSizesCostOnePassOverTheFrames() throws IOException {
    writeFrames(3, SampleType.UINT8, ".png");
    AtomicLong pixels = new AtomicLong();
    run(OUTPUTS, new Counting(pixels));
    assertEquals(3 * 37 * 29, pixels.get());
    MemoryImage whole = read("out/whole.png");
    assertEquals(Region.of(20, 16), read("out/small.png").info().region());
    ImageInfo info = whole.info();
    Tile rows = new Tile();
    whole.read(info.region(), rows);
    Tile small = new AreaAverage(info, 20, 16).reduce(rows);
    double[] expected = new double[small.sampleCount()];
    Arrays.setAll(expected, small::get);
    assertArrayEquals(expected, read("out/small.png").toArray());
    Tile corner = new Tile();
    whole.read(new Region(31, 15, 6, 14), corner);
    double[] last = new double[corner.sampleCount()];
    Arrays.setAll(last, corner::get);
    assertArrayEquals(last, read("out/zoom_files/6/2_1.png").toArray());
    assertEquals(4, files(folder.resolve("out")).size());
  }

  @Test
  void aReducedOutputHasCoordinatesOfItsOwn() throws IOException {
    List<Keyword> keywords =
        List.of(
            new Keyword("OBJECT", "M31", true, ""),
            new Keyword("CRPIX1", "20", false, ""),
            new Keyword("CRPIX2", "-3", false, ""),
            new Keyword("CDELT1", "1", false, ""),
            new Keyword("CDELT2", "1", false, ""));
    ImageInfo info =
        ImageInfo.of(37, 29, List.of(Band.GREY), SampleType.UINT16)
            .withMetadata(Metadata.NONE.withKeywords(keywords));
    FrameWriter writer = DefaultWriter.of(new FitsWriterProvider());
    writer.write(MemoryImage.of(info, i -> i), folder.resolve("frame.fits"));
    run(
        """
        {"frames": {"files": ["frame.fits"]}, "combine": {"method": "mean"},
         "outputs": [{"file": "whole.fits"}, {"file": "small.fits", "maxSize": 20},
                     {"file": "same.fits", "maxSize": 37}]}
        """,
        Progress.NONE);
    assertTrue(keywords("whole.fits").containsAll(keywords));
    assertTrue(keywords("same.fits").containsAll(keywords));
    assertTrue(keywords("small.fits").contains(keywords.get(0)));
    assertEquals((20 - 0.5) * 20 / 37 + 0.5, number("small.fits", "CRPIX1"), 1e-12);
    assertEquals((-3 - 0.5) * 16 / 29 + 0.5, number("small.fits", "CRPIX2"), 1e-12);
  }

  private double number(String file, String name) throws IOException {
    return keywords(file).stream()
        .filter(keyword -> keyword.name().equals(name))
        .mapToDouble(keyword -> Double.parseDouble(keyword.value()))
        .findFirst()
        .orElseThrow();
  }

  private List<Keyword> keywords(String file) throws IOException {
    try (FrameFile frame = new FitsReaderProvider().open(folder.resolve(file), Limits.DEFAULT)) {
      return frame.info().metadata().keywords();
    }
  }

  @Test
  void aFolderOfAnEarlierRunIsReplacedAsAWhole() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    run(OUTPUTS, Progress.NONE);
    Path stale = Files.writeString(folder.resolve("out/zoom_files/0/9_9.png"), "old");
    run(OUTPUTS, Progress.NONE);
    assertFalse(Files.exists(stale));
    assertTrue(Files.exists(folder.resolve("out/zoom_files/0/0_0.png")));
    assertEquals(4, files(folder.resolve("out")).size());
  }

  @Test
  void verifyTellsThatATileWasChanged() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun.prepare(
              new PipelineReader(catalogue).read(OUTPUTS, "test.json", folder, List.of()),
              catalogue,
              options())
          .executeWithManifest(Progress.NONE, true);
      Path manifest = folder.resolve("out/whole.png.manifest.json");
      Verification verification = new Verification(catalogue, options());
      assertEquals(List.of(), verification.differences(manifest, Progress.NONE));
      Files.writeString(folder.resolve("out/zoom_files/3/0_0.png"), "changed");
      assertEquals(
          List.of("output \"%s\" has been changed since the run".formatted(zoomFolder())),
          verification.differences(manifest, Progress.NONE));
    }
  }

  @Test
  void aFrameThatFailsLeavesNothingNewAndTheOldInPlace() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    run(OUTPUTS, Progress.NONE);
    byte[] tile = Files.readAllBytes(folder.resolve("out/zoom_files/6/1_1.png"));
    byte[] frame = Files.readAllBytes(folder.resolve("frame1.png"));
    Arrays.fill(frame, frame.length / 2, frame.length, (byte) 0);
    Files.write(folder.resolve("frame1.png"), frame);
    assertThrows(RuntimeException.class, () -> run(OUTPUTS, Progress.NONE));
    assertArrayEquals(tile, Files.readAllBytes(folder.resolve("out/zoom_files/6/1_1.png")));
    assertEquals(4, files(folder.resolve("out")).size());
  }

  @Test
  void aFullDiskOnTheWayLeavesNothing() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    Progress blocking =
        new Progress() {
          @Override
          public void writing(Path file) {
            if (file.endsWith("small.png")) {
              throw new ResourceLimitException("no room");
            }
          }
        };
    assertThrows(ResourceLimitException.class, () -> run(OUTPUTS, blocking));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aFolderThatIsNoPicturesIsLeftAlone() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    Files.createDirectories(zoomFolder());
    PipelineException e = assertThrows(PipelineException.class, () -> run(OUTPUTS, Progress.NONE));
    assertTrue(e.getMessage().contains("is there without it"), e.getMessage());
    assertTrue(Files.exists(zoomFolder()));
  }

  @Test
  void framesInTheFolderThatWouldBeReplacedAreRefused() throws IOException {
    write(
        "out/zoom_files/frame0.png",
        MemoryImage.random(ImageInfo.of(9, 9, RGB, SampleType.UINT8), 1));
    Files.writeString(folder.resolve("out/zoom.dzi"), "old");
    String pipeline = OUTPUTS.replace("frame*", "out/zoom_files/frame*");
    PipelineException e = assertThrows(PipelineException.class, () -> run(pipeline, Progress.NONE));
    assertTrue(e.getMessage().contains("is in its folder"), e.getMessage());
  }

  private Path zoomFolder() {
    return folder.resolve("out").resolve("zoom_files");
  }

  private void run(String pipeline, Progress progress) {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun.prepare(
              new PipelineReader(catalogue).read(pipeline, "test.json", folder, List.of()),
              catalogue,
              options())
          .execute(progress);
    }
  }

  private record Counting(AtomicLong pixels) implements Progress {
    @Override
    public void advanced(long more) {
      pixels.addAndGet(more);
    }
  }
}
