package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsReaderProvider;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe that calibrates astronomical frames, on frames whose truth is known. */
class CalibrateRecipeTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final double OFFSET = 500;
  private static final double DARK_PER_SECOND = 2;

  @TempDir private Path folder;

  private final Random random = new Random(7);

  /** Sky, and a star at every 97th pixel. */
  private static double scene(int i) {
    return 300 + (i % 97 == 0 ? 20_000 : 0);
  }

  /** How much light the optics let through. */
  private static double throughput(int i) {
    double x = (i % WIDTH - WIDTH / 2.0) / WIDTH;
    double y = (i / WIDTH - HEIGHT / 2.0) / HEIGHT;
    return 1 - 1.2 * (x * x + y * y);
  }

  private static double dark(int i, double seconds) {
    return DARK_PER_SECOND * seconds * (i % 211 == 0 ? 20 : 1);
  }

  @BeforeEach
  void expose() throws IOException {
    for (int f = 0; f < 7; f++) {
      double lamp = 20_000 + 1500 * f;
      int hit = 50 + f;
      write("biases/b", f, "BIAS", 0, i -> OFFSET);
      write("darks/d", f, "DARK", 60, i -> OFFSET + dark(i, 60) + (i == hit ? 9000 : 0));
      write("flats/f", f, "FLAT", 0, i -> OFFSET + lamp * throughput(i));
      write(
          "lights/l",
          f,
          "LIGHT",
          60,
          i -> OFFSET + dark(i, 60) + scene(i) * throughput(i) + (i == 3 * hit ? 9000 : 0));
    }
  }

  private void write(
      String name, int number, String kind, double seconds, IntToDoubleFunction samples)
      throws IOException {
    Metadata metadata =
        Metadata.NONE
            .withExposureSeconds(OptionalDouble.of(seconds))
            .withKeywords(List.of(new Keyword("IMAGETYP", kind, true, "")));
    ImageInfo info =
        ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), SampleType.UINT16).withMetadata(metadata);
    Path file = folder.resolve(name + number + ".fits");
    Files.createDirectories(file.getParent());
    DefaultWriter.of(new FitsWriterProvider())
        .write(
            MemoryImage.of(
                info, i -> Math.rint(samples.applyAsDouble(i) + 5 * random.nextGaussian())),
            file);
  }

  /** Gives the commands of the recipe in the README, with paths in the folder of the test. */
  private List<Object[]> commands() throws IOException {
    String readme = Files.readString(CommandRun.projectFolder().resolve("README.md"));
    int start = readme.indexOf("**Calibrate astronomical frames**");
    String recipe = readme.substring(start, readme.indexOf("\n**", start));
    return recipe
        .replaceAll("\\\\\n", "")
        .lines()
        .filter(line -> line.startsWith("    stacker "))
        .map(line -> line.strip().replaceAll("\\s+#.*", "").split("\\s+"))
        .map(words -> Arrays.stream(words).skip(1).map(this::placed).toArray())
        .toList();
  }

  private Object placed(String word) {
    boolean path = word.endsWith("/") || word.endsWith(".fits");
    return path ? folder + "/" + word : word;
  }

  private MemoryImage read(String name) throws IOException {
    try (FrameFile file = new FitsReaderProvider().open(folder.resolve(name), Limits.DEFAULT)) {
      return MemoryImage.copyOf(file, HEIGHT);
    }
  }

  private String keywords(String name) {
    return CommandRun.of("info", folder.resolve(name)).endsWith(DONE).out();
  }

  @Test
  void theRecipeOfTheReadmeFindsTheScene() throws IOException {
    List<Object[]> commands = commands();
    assertEquals(5, commands.size());
    commands.forEach(command -> CommandRun.of(command).endsWith(DONE));
    double[] stacked = read("stacked.fits").toArray();
    double level = 0;
    for (int i = 0; i < stacked.length; i++) {
      level += throughput(i) / stacked.length;
    }
    for (int i = 0; i < stacked.length; i++) {
      double sigma = 5 * Math.sqrt(2 / 7.0) * level / throughput(i); // of lights and darks
      assertEquals(scene(i) * level, stacked[i], 5 * sigma + 0.005 * scene(i), "sample " + i);
    }
  }

  @Test
  void lightsThatAreCalibratedOneByOneHaveTheMeanOfTheStackThatCalibratesThem() throws IOException {
    List<Object[]> commands = commands();
    commands.forEach(command -> CommandRun.of(command).endsWith(DONE));
    Object[] stack = commands.get(3);
    stack[List.of(stack).indexOf("winsorized-sigma-clip")] = "mean";
    CommandRun.of(stack).endsWith(DONE);
    Path plain = folder.resolve("plain.fits");
    CommandRun.of("stack", "-o", plain, folder.resolve("calibrated")).endsWith(DONE);
    assertArrayEquals(read("stacked.fits").toArray(), read("plain.fits").toArray());
    assertEquals(SampleType.FLOAT32, read("calibrated/l3.fits").info().sampleType());
    assertTrue(keywords("calibrated/l3.fits").contains("EXPTIME = 60.0"));
  }

  @Test
  void mastersAreFloatingWithTheirKeywordsAndWithoutHits() throws IOException {
    commands().forEach(command -> CommandRun.of(command).endsWith(DONE));
    assertTrue(keywords("dark.fits").contains("EXPTIME = 60.0"), keywords("dark.fits"));
    assertTrue(keywords("dark.fits").contains("IMAGETYP = 'DARK'"), keywords("dark.fits"));
    MemoryImage dark = read("dark.fits");
    assertEquals(SampleType.FLOAT32, dark.info().sampleType());
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertEquals(OFFSET + dark(i, 60), dark.toArray()[i], 12, "sample " + i);
    }
    double[] flat = read("flat.fits").toArray();
    for (int i = 0; i < flat.length; i++) {
      assertEquals(throughput(i) / throughput(0), flat[i] / flat[0], 0.002, "sample " + i);
    }
  }

  @Test
  void aMasterIsAPipelineLikeAnyOther() throws IOException {
    CommandRun.of(
            "master",
            "flat",
            "--save-pipeline",
            folder.resolve("flat.json"),
            "--manifest",
            "-o",
            folder.resolve("flat.fits"),
            folder.resolve("flats"))
        .endsWith(DONE)
        .prints("winsorized-sigma-clip of 7 frames");
    String pipeline = Files.readString(folder.resolve("flat.json"));
    for (String part : List.of("\"multiplicative\"", "\"float32\"", "/flats\"")) {
      assertTrue(pipeline.contains(part), pipeline);
    }
    byte[] first = Files.readAllBytes(folder.resolve("flat.fits"));
    CommandRun.of("verify", folder.resolve("flat.fits.manifest.json")).endsWith(DONE);
    CommandRun.of("run", folder.resolve("flat.json")).endsWith(DONE);
    assertEquals(
        Arrays.hashCode(first), Arrays.hashCode(Files.readAllBytes(folder.resolve("flat.fits"))));
  }

  @Test
  void otherKindsAreRefused() {
    CommandRun.of("master", "light", "-o", folder.resolve("a.fits"), folder.resolve("lights"))
        .endsWith(USAGE)
        .tells("kinds bias, dark, flat, not \"light\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack", "convert"})
  void biasAndDarkTogetherNeedAWord(String command) throws IOException {
    CommandRun.of(
            command,
            "--bias",
            folder.resolve("biases/b0.fits"),
            "--dark",
            folder.resolve("darks/d0.fits"),
            "-o",
            folder.resolve("out.tif"),
            folder.resolve("lights/l0.fits"))
        .endsWith(USAGE)
        .tells("\"darkBias\": \"included\"");
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.endsWith("out.tif")));
    }
  }
}
