package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StatisticsCacheTest {
  private static final StatisticsKey KEY = new StatisticsKey("c0ffee", "upright", Zeros.COUNT);

  @TempDir private Path folder;
  private int measured;

  private static FrameStatistics some(long seed) {
    ImageInfo info = ImageInfo.of(20, 20, List.of(Band.GREY, Band.OTHER), SampleType.FLOAT64);
    try {
      return FrameStatistics.of(MemoryImage.random(info, seed), Zeros.COUNT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private FrameStatistics measure() {
    measured++;
    return some(1);
  }

  private FrameStatistics get(StatisticsKey key) throws IOException {
    return new StatisticsCache(folder).get(key, this::measure);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  @Test
  void whatWasMeasuredIsNotMeasuredAgain() throws IOException {
    FrameStatistics first = get(KEY);
    FrameStatistics second = get(KEY);
    assertEquals(first, second);
    assertEquals(1, measured);
  }

  @Test
  void otherFramesOtherMakingAndOtherZerosAreOtherStatistics() throws IOException {
    get(KEY);
    get(new StatisticsKey("decaf", "upright", Zeros.COUNT));
    get(new StatisticsKey("c0ffee", "upright crop", Zeros.COUNT));
    get(new StatisticsKey("c0ffee", "upright", Zeros.IGNORE));
    get(new StatisticsKey("c0ffee\nupright", "", Zeros.COUNT));
    assertEquals(5, measured);
  }

  @Test
  void everyBitOfEveryNumberComesBack() {
    StatisticsCache cache = new StatisticsCache(folder);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      double[] n =
          random
              .longs()
              .mapToDouble(Double::longBitsToDouble)
              .filter(Double::isFinite)
              .limit(9)
              .toArray();
      FrameStatistics statistics =
          new FrameStatistics(
              List.of(
                  new BandStatistics(
                      random.nextLong() >>> 1,
                      n[0],
                      n[1],
                      n[2],
                      n[3],
                      n[4],
                      n[5],
                      n[6],
                      n[7],
                      -0.0),
                  BandStatistics.EMPTY));
      cache.put(KEY, statistics);
      assertEquals(Optional.of(statistics), cache.find(KEY));
    }
  }

  @Test
  void whereverAFileIsCutItIsMeasuredAndWrittenAgain() throws IOException {
    FrameStatistics whole = get(KEY);
    Path file = onlyFile();
    byte[] json = Files.readAllBytes(file);
    for (int length = 0; length < json.length - 1; length += 41) {
      Files.write(file, Arrays.copyOf(json, length));
      assertEquals(whole, get(KEY));
      assertEquals(new String(json, StandardCharsets.UTF_8), Files.readString(file));
    }
    assertTrue(measured > 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "7",
        "{\"bands\": [[]]}",
        "{\"format\": 1, \"bands\": []}"
      })
  void foreignFilesAreWrittenAnew(String text) throws IOException {
    get(KEY);
    Files.writeString(onlyFile(), text);
    get(KEY);
    get(KEY);
    assertEquals(2, measured);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"samples\" : 400~\"samples\" : -1",
        "\"samples\" : 400~\"samples\" : 4.5",
        "\"samples\" : 400~\"samples\" : 0",
        "\"samples\" : 400~\"samples\" : \"400\"",
        "\"samples\" : 400~\"samples\" : 1e99",
        "\"mad\"~\"mud\"",
        "\"minimum\" :~\"minimum\" : null, \"more\" :",
        "\"maximum\" : 0.98~\"maximum\" : 1e999, \"x\" : 0.98",
        "\"format\" : 1~\"format\" : 2",
        "c0ffee~decaf0",
        "upright~sideway",
        "COUNT~IGNORE",
        "[~[[],"
      })
  void filesWithAWrongValueAreWrittenAnew(String change) throws IOException {
    get(KEY);
    Path file = onlyFile();
    String json = Files.readString(file);
    String[] fromTo = change.split("~");
    assertTrue(json.contains(fromTo[0]), json);
    Files.writeString(file, json.replace(fromTo[0], fromTo[1]));
    get(KEY);
    assertEquals(2, measured);
    assertEquals(json, Files.readString(file));
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    get(KEY);
    Files.writeString(onlyFile(), " ".repeat(3 << 20) + Files.readString(onlyFile()));
    get(KEY);
    assertEquals(2, measured);
  }

  @Test
  void deepNestingIsNoError() throws IOException {
    get(KEY);
    Files.writeString(onlyFile(), "[".repeat(100_000));
    get(KEY);
    assertEquals(2, measured);
  }

  @Test
  void aFolderThatCannotBeIsNoError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    StatisticsCache cache = new StatisticsCache(file.resolve("cache"));
    assertEquals(some(1), cache.get(KEY, this::measure));
    assertEquals(some(1), cache.get(KEY, this::measure));
    assertEquals(2, measured);
  }

  @Test
  void aFolderInPlaceOfTheFileIsNoError() throws IOException {
    get(KEY);
    Path file = onlyFile();
    Files.delete(file);
    Files.createDirectories(file.resolve("full"));
    assertEquals(some(1), get(KEY));
    assertEquals(file, onlyFile());
  }

  @Test
  void aFailureToMeasureIsPassedOnAndNothingIsKept() throws IOException {
    StatisticsCache cache = new StatisticsCache(folder);
    IOException failure = new IOException("damaged");
    assertEquals(
        failure,
        assertThrows(
            IOException.class,
            () ->
                cache.get(
                    KEY,
                    () -> {
                      throw failure;
                    })));
    assertFalse(cache.find(KEY).isPresent());
  }

  @Test
  void statisticsAreReadableJson() {
    BandStatistics band = new BandStatistics(9, 0, 8.5, 5, 2, 5, 1, 5, 1.5, 0.25);
    assertEquals(
        new JsonMapper()
            .readTree(
                """
                [{"samples": 9, "minimum": 0.0, "maximum": 8.5, "mean": 5.0,
                  "standardDeviation": 2.0, "median": 5.0, "mad": 1.0, "location": 5.0,
                  "scale": 1.5, "noise": 0.25},
                 {"samples": 0, "minimum": null, "maximum": null, "mean": null,
                  "standardDeviation": null, "median": null, "mad": null, "location": null,
                  "scale": null, "noise": null}]
                """)
            .toString(),
        StatisticsJson.write(new FrameStatistics(List.of(band, BandStatistics.EMPTY))).toString());
  }
}
