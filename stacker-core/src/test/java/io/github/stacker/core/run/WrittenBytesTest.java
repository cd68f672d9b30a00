package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.FileTree;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The disk that a plan counts for outputs is enough for noise, which nothing compresses. */
@Tag("slow")
class WrittenBytesTest {
  private static final int WIDTH = 611;
  private static final int HEIGHT = 437;

  /** What a header, a directory and the like may be estimated too large. */
  private static final long SLACK_BYTES = 80_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.tif  | UINT8   | 'layout': 'strips'",
        "a.tif  | UINT16  | 'layout': 'strips'",
        "a.tif  | FLOAT64 | 'layout': 'tiles', 'tileSize': 64",
        "a.tif  | UINT16  | 'layout': 'tiles', 'bigTiff': 'always'",
        "a.tif  | UINT8   | 'pyramid': 'subifd', 'tileSize': 128",
        "a.fits | UINT16  | 'quality': null",
        "a.fits | FLOAT32 | 'quality': null",
      })
  void whatIsNotCompressedIsKnownButForHeadsAndTables(
      String file, SampleType type, String parameters) throws IOException {
    long[] bytes = estimatedAndWritten(file, type, parameters);
    assertTrue(
        bytes[1] <= bytes[0] && bytes[0] <= bytes[1] + SLACK_BYTES,
        () -> bytes[0] + " bytes were estimated, " + bytes[1] + " written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.tif  | UINT8   | 'compression': 'lzw'",
        "a.tif  | UINT16  | 'compression': 'lzw', 'predictor': 'none'",
        "a.tif  | FLOAT32 | 'compression': 'deflate', 'pyramid': 'pages'",
        "a.tif  | UINT16  | 'compression': 'zstd'",
        "a.png  | UINT8   | 'compression': 0",
        "a.png  | UINT16  | 'compression': 1",
        "a.jpg  | UINT8   | 'quality': 85",
        "a.jpg  | UINT8   | 'quality': 92",
        "a.jpg  | UINT8   | 'quality': 95, 'chroma': '4:4:4'",
        "a.jpg  | UINT8   | 'quality': 100, 'chroma': '4:2:0'",
        "a.jpg  | UINT8   | 'quality': 100, 'chroma': '4:4:4'",
        "a.dzi  | UINT8   | 'quality': 85",
        "a.dzi  | UINT8   | 'quality': 100, 'tileSize': 100",
        "a.dzi  | UINT8   | 'tiles': 'png'",
        "a.dzi  | UINT8   | 'tiles': 'png', 'tileSize': 20, 'overlap': 5",
      })
  void whatIsCompressedIsEstimatedFromAbove(String file, SampleType type, String parameters)
      throws IOException {
    long[] bytes = estimatedAndWritten(file, type, parameters);
    assertTrue(
        bytes[1] <= bytes[0], () -> bytes[0] + " bytes were estimated, " + bytes[1] + " written");
  }

  /** A black picture is written, of which compressors leave next to nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.tif  | UINT8   | true  | 'layout': 'strips'",
        "a.tif  | FLOAT64 | true  | 'layout': 'tiles', 'tileSize': 64",
        "a.tif  | UINT8   | true  | 'pyramid': 'subifd', 'tileSize': 128",
        "a.tif  | UINT16  | false | 'compression': 'deflate'",
        "a.tif  | UINT16  | false | 'compression': 'lzw', 'pyramid': 'pages'",
        "a.tif  | FLOAT32 | false | 'compression': 'zstd'",
        "a.fits | UINT16  | true  | 'quality': null",
        "a.fits | FLOAT32 | true  | 'quality': null",
        "a.png  | UINT16  | true  | 'compression': 0",
        "a.png  | UINT8   | false | 'compression': 1",
        "a.jpg  | UINT8   | false | 'quality': 100",
        "a.dzi  | UINT8   | false | 'quality': 85",
      })
  void whatIsTakenAtLeastIsKnownWhereNothingIsCompressed(
      String name, SampleType type, boolean known, String parameters) throws IOException {
    FrameWriter writer = writer(name, parameters.contains("null") ? "" : ", " + parameters);
    ImageInfo info = ImageInfo.of(WIDTH, HEIGHT, List.of(Band.RED, Band.GREEN, Band.BLUE), type);
    Path file = folder.resolve(name);
    writer.write(MemoryImage.of(info, i -> 0), file);
    long least = writer.leastBytes(info);
    long written = Files.size(file);
    assertTrue(
        known ? least <= written && written <= least + SLACK_BYTES : least == 0,
        () -> least + " bytes were told, " + written + " written");
  }

  private long[] estimatedAndWritten(String name, SampleType type, String parameters)
      throws IOException {
    FrameWriter writer = writer(name, parameters.contains("null") ? "" : ", " + parameters);
    ImageInfo info =
        ImageInfo.of(WIDTH, HEIGHT, List.of(Band.RED, Band.GREEN, Band.BLUE), type)
            .withMetadata(Metadata.NONE.withColourProfile(Optional.of(profile())));
    Path file = folder.resolve(name);
    writer.write(MemoryImage.random(info, 7), file);
    Optional<Path> beside = writer.folderOf(file);
    long tiles = beside.isPresent() ? FileTree.bytes(beside.get()) : 0;
    return new long[] {writer.writtenBytes(info), Files.size(file) + tiles};
  }

  private static Blob profile() {
    byte[] bytes = new byte[100_000];
    new Random(3).nextBytes(bytes);
    return Blob.copyOf(bytes);
  }

  private FrameWriter writer(String file, String parameters) {
    String json =
        """
        {"frames": {"files": ["*"]}, "combine": {"method": "mean"},
         "outputs": [{"file": "%s"%s}]}
        """
            .formatted(file, parameters.replace('\'', '"'));
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new PipelineReader(catalogue)
          .read(json, "test.json", folder, List.of())
          .outputs()
          .get(0)
          .writer();
    }
  }
}
