package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackCommandTest {
  private static final int FRAMES = 3;

  @TempDir private Path folder;
  private Path frames;
  private List<Path> files;

  @BeforeEach
  void makeFrames() {
    frames = folder.resolve("frames");
    files = TestFrames.set(frames, "png", FRAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "min", "max", "range", "count"})
  void eachSampleIsWhatTheMethodMakesOfTheFrames(String method) throws IOException {
    Path output = folder.resolve("out.png");
    CommandRun.of("stack", "--method", method, "--type", "uint8", "-o", output, frames)
        .endsWith(DONE)
        .prints(method + " of 3 frames", "out.png", "40x30", "uint8", "png");
    BufferedImage stacked = TestFrames.read(output);
    for (int y = 0; y < TestFrames.HEIGHT; y++) {
      for (int x = 0; x < TestFrames.WIDTH; x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int[] samples = samples(x, y, shift);
          assertEquals(expected(method, samples), stacked.getRGB(x, y) >> shift & 255);
        }
      }
    }
  }

  private int[] samples(int x, int y, int shift) throws IOException {
    int[] samples = new int[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      samples[i] = frame(i).getRGB(x, y) >> shift & 255;
    }
    return samples;
  }

  private static BufferedImage frame(int index) {
    return TestFrames.noise(TestFrames.WIDTH, TestFrames.HEIGHT, index + 1);
  }

  private static int expected(String method, int[] samples) {
    int min = Arrays.stream(samples).min().orElseThrow();
    int max = Arrays.stream(samples).max().orElseThrow();
    return switch (method) {
      case "min" -> min;
      case "max" -> max;
      case "range" -> max - min;
      case "count" -> samples.length;
      default -> (int) Math.floor(Arrays.stream(samples).sum() / (double) samples.length + 0.5);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "variance", "standard-deviation"})
  void methodsBeyondTheScaleOfTheFramesWriteFloatingPoint(String method) {
    CommandRun.of("stack", "--method", method, "-o", folder.resolve("out.tif"), frames)
        .endsWith(DONE)
        .prints("float");
    CommandRun.of("info", folder.resolve("out.tif")).endsWith(DONE).prints("float");
  }

  @Test
  void weightsAreSetAsAnyParameter() throws IOException {
    Path weighted = folder.resolve("weighted.png");
    Path first = folder.resolve("first.png");
    CommandRun.of(
            "stack",
            "--method",
            "weighted-mean",
            "-o",
            weighted,
            frames,
            "--set",
            "combine.weights=[5,0,0]")
        .endsWith(DONE);
    CommandRun.of("stack", "-o", first, files.get(0)).endsWith(DONE);
    assertEquals(-1, Files.mismatch(first, weighted));
  }

  @Test
  void severalOutputsHoldTheSamePicture() throws IOException {
    CommandRun.of(
            "stack",
            "-o",
            folder.resolve("a.png"),
            "-o",
            folder.resolve("b.tif"),
            "-o",
            folder.resolve("c.jpg"),
            frames)
        .endsWith(DONE)
        .prints("a.png", "b.tif", "c.jpg");
    BufferedImage png = TestFrames.read(folder.resolve("a.png"));
    BufferedImage tiff = TestFrames.read(folder.resolve("b.tif"));
    BufferedImage jpeg = TestFrames.read(folder.resolve("c.jpg"));
    for (int x = 0; x < TestFrames.WIDTH; x++) {
      assertEquals(png.getRGB(x, 9), tiff.getRGB(x, 9));
    }
    assertEquals(TestFrames.WIDTH, jpeg.getWidth());
  }

  @Test
  void allFramesOfOneKindInAnyFormatGiveTheSameMean() throws IOException {
    TestFrames.set(folder.resolve("tiffs"), "tif", FRAMES);
    CommandRun.of("stack", "-o", folder.resolve("a.png"), frames).endsWith(DONE);
    CommandRun.of("stack", "-o", folder.resolve("b.png"), folder.resolve("tiffs")).endsWith(DONE);
    assertEquals(-1, Files.mismatch(folder.resolve("a.png"), folder.resolve("b.png")));
  }

  @Test
  void aSavedPipelineGivesTheSameBitsFromAnyFolder() throws IOException {
    Path saved = folder.resolve("else/where/mean.json");
    Path relative = Path.of("").toAbsolutePath().relativize(frames);
    Path output = folder.resolve("mean.tif");
    CommandRun.of(
            "stack",
            "--type",
            "uint16",
            "-o",
            output,
            "--save-pipeline",
            saved,
            relative + "/f?.png")
        .endsWith(DONE);
    byte[] first = Files.readAllBytes(output);
    Files.delete(output);
    CommandRun.of("run", saved).endsWith(DONE);
    assertTrue(Arrays.equals(first, Files.readAllBytes(output)));
    assertFalse(Files.readString(saved).contains(folder.resolve("frames").toString()));
  }

  @Test
  void aManifestIsWrittenIfAskedFor() {
    CommandRun.of("stack", "--manifest", "-o", folder.resolve("mean.tif"), frames).endsWith(DONE);
    CommandRun.of("verify", folder.resolve("mean.tif.manifest.json")).endsWith(DONE);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Map<String, Integer> before = TestFrames.contents(folder);
    CommandRun.of(
            "stack",
            "--dry-run",
            "--manifest",
            "-o",
            folder.resolve("new/mean.tif"),
            "--save-pipeline",
            folder.resolve("other/mean.json"),
            frames)
        .endsWith(DONE)
        .prints("frames", "3 of 40x30", "mean", "memory", "scratch", "mean.tif");
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void onlyOutputsAreLeftBehind() throws IOException {
    Map<String, Integer> expected = TestFrames.contents(folder);
    CommandRun.of("stack", "-o", folder.resolve("mean.tif"), frames).endsWith(DONE);
    expected.put("mean.tif", 0);
    assertEquals(expected.keySet(), TestFrames.contents(folder).keySet());
  }

  @Test
  void quietPrintsNothing() {
    CommandRun run =
        CommandRun.of("stack", "--quiet", "-o", folder.resolve("mean.tif"), frames).endsWith(DONE);
    assertEquals("", run.out() + run.err());
  }

  @Test
  void threadsAndMemoryDoNotChangeABit() throws IOException {
    Path one = folder.resolve("one.tif");
    Path many = folder.resolve("many.tif");
    CommandRun.of("stack", "--type", "float32", "-o", one, "--threads", "1", frames).endsWith(DONE);
    CommandRun.of(
            "stack",
            "--type",
            "float32",
            "-o",
            many,
            "--threads",
            "7",
            "--memory",
            "9M",
            "--scratch",
            folder.resolve("scratch"),
            frames)
        .endsWith(DONE);
    assertEquals(-1, Files.mismatch(one, many));
  }

  @Test
  void lookingAtFiltersDoesNotChangeABit() throws IOException {
    Path plain = folder.resolve("plain.tif");
    Path checked = folder.resolve("checked.tif");
    String filters =
        """
        filters=[{"filter": "gain", "stops": 0.5}, {"filter": "rotate", "degrees": 90},
        {"filter": "convert", "type": "float32"}, {"filter": "gamma", "gamma": 2}]""";
    String post =
        "post=[{\"filter\": \"crop\", \"left\":3, \"top\":2, \"right\":20, \"bottom\":30}]";
    for (String method : List.of("mean", "median")) {
      for (Path output : List.of(plain, checked)) {
        List<Object> arguments =
            new ArrayList<>(
                List.of("stack", "--method", method, "--set", filters, "--set", post, "-o"));
        arguments.addAll(List.of(output, frames));
        if (output == checked) {
          arguments.add("--check");
        }
        CommandRun.of(arguments.toArray()).endsWith(DONE);
      }
      assertEquals(-1, Files.mismatch(plain, checked));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median"})
  void filtersAreThoseOfThePipeline(String method) throws IOException {
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            { "frames": { "files": ["frames"] },
              "filters": [ { "filter": "rotate", "degrees": 7, "fill": [1, 2, 3], "expand": false },
                           { "filter": "gain", "stops": -0.5 } ],
              "combine": { "method": "%s" },
              "post": [ { "filter": "crop", "left": 3, "top": 2, "right": 20, "bottom": 28 },
                        { "filter": "gamma", "gamma": 1.5 } ],
              "outputs": [ { "file": "expected.tif" } ] }
            """
                .formatted(method));
    CommandRun.of("run", pipeline).endsWith(DONE);
    Path output = folder.resolve("out.tif");
    Path saved = folder.resolve("else/where/saved.json");
    CommandRun.of(
            "stack",
            "--filter",
            "rotate:degrees=7,fill=[1,2,3],expand=false",
            "--post",
            "crop:left=3,top=2,right=20,bottom=28",
            "--filter",
            "gain:stops=-0.5",
            "--post",
            "gamma:gamma=1.5",
            "--method",
            method,
            "-o",
            output,
            "--save-pipeline",
            saved,
            frames)
        .endsWith(DONE);
    assertEquals(-1, Files.mismatch(folder.resolve("expected.tif"), output));
    Files.delete(output);
    CommandRun.of("run", saved).endsWith(DONE);
    assertEquals(-1, Files.mismatch(folder.resolve("expected.tif"), output));
  }

  @ParameterizedTest
  @CsvSource({
    "gian:stops=1, ': unknown filter \"gian\"; did you mean \"gain\"'",
    "gain:stosp=1, ': stosp is unknown; did you mean \"stops\"'",
    "gain:stops=x, ': stops must be a number'",
    "gain:1, ': write name:key=value,key=value'",
    "'gain:stops=1,stops=2', ': \"stops\" is given twice'",
    "gamma, ' lacks \"gamma\"'",
    "'crop:left=50,top=0,right=60,bottom=9', ': filter \"crop\" cannot be applied to'",
    "mask:picture=no.png, ': picture names \"no.png\", which does not exist'",
  })
  void filtersAreCheckedAsInPipelines(String filter, String told) throws IOException {
    Map<String, Integer> before = TestFrames.contents(folder);
    for (String option : List.of("--filter", "--post")) {
      CommandRun.of("stack", option, filter, "-o", folder.resolve("out.tif"), frames)
          .endsWith(USAGE)
          .tells("stacker: %s \"%s\"%s".formatted(option, filter, told));
    }
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void aPictureThatCannotBeUsedIsNamedWithItsOption() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
    String filter = "mask:picture=" + broken;
    Path output = folder.resolve("out.tif");
    CommandRun.of("stack", "--filter", filter, "-o", output, frames)
        .endsWith(USAGE)
        .tells("picture \"%s\" (--filter \"%s\": picture): is of no".formatted(broken, filter));
    CommandRun.of("stack", "--dark", broken, "-o", output, frames)
        .endsWith(USAGE)
        .tells("picture \"%s\" (--dark): is of no known format".formatted(broken));
  }

  @Test
  void filesOfFiltersAreFoundFromTheWorkingFolder() throws IOException {
    BufferedImage left = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
    left.createGraphics().fillRect(0, 0, 20, 30);
    Path mask = TestFrames.write(folder.resolve("masks/left.png"), left);
    Path relative = Path.of("").toAbsolutePath().relativize(mask);
    Path output = folder.resolve("out.tif");
    Path saved = folder.resolve("else/where/saved.json");
    CommandRun.of(
            "stack",
            "--filter",
            "mask:picture=" + relative,
            "--post",
            "mask:keep=outside,picture=" + relative,
            "-o",
            output,
            "--save-pipeline",
            saved,
            frames)
        .endsWith(DONE);
    byte[] first = Files.readAllBytes(output);
    assertTrue(Files.readString(saved).contains("\"picture\" : \"../../masks/left.png\""));
    Files.delete(output);
    CommandRun.of("run", saved).endsWith(DONE);
    assertTrue(Arrays.equals(first, Files.readAllBytes(output)));
  }

  @Test
  void framesMayHaveNamesThatLookLikeGlobs() throws IOException {
    Path odd = Files.copy(files.get(0), folder.resolve("f[1] {a} é 東.png"));
    CommandRun.of("stack", "-o", folder.resolve("mean.png"), odd, files.get(1))
        .endsWith(DONE)
        .prints("mean of 2 frames");
  }
}
