package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.png.PngWriterProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.run.RunOptions;
import io.github.stacker.core.run.StackRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks small frames with combiners of whole stacks made by third parties. */
class StackPluginTest {
  private static final ImageInfo SMALL = ImageInfo.of(50, 30, List.of(Band.GREY), SampleType.UINT8);

  @TempDir private Path folder;
  private Path plugins;

  @BeforeEach
  void writeFrames() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    for (int f = 0; f < 4; f++) {
      int number = f;
      DefaultWriter.of(new PngWriterProvider())
          .write(
              MemoryImage.of(SMALL, i -> i % 50 + 10 * ((number + i) % 4)),
              folder.resolve("frame" + f + ".png"));
    }
  }

  @Test
  void aCombinerOfAPluginMakesResultAndMaps() throws IOException {
    Plugins.trim().writeTo(plugins.resolve("trim.jar"));
    run("\"method\": \"trim\"", ", \"maps\": {\"rejectedHigh\": \"high.tif\"}");
    assertArrayEquals(expected(10), read("out.tif"));
    assertArrayEquals(IntStream.range(0, 1500).mapToDouble(i -> 1).toArray(), read("high.tif"));
    run("\"method\": \"trim\", \"largest\": 3", "");
    assertArrayEquals(expected(0), read("out.tif"));
  }

  @Test
  void itHeedsWeightsAndNormalisation() throws IOException {
    Plugins.trim().writeTo(plugins.resolve("trim.jar"));
    String list = "\"weights\": {\"by\": \"list\", \"list\": [1, 2, 3, 4]}";
    run("\"method\": \"trim\", \"largest\": 0", ", \"normalise\": {}, " + list);
    double[] trimmed = read("out.tif");
    run("\"method\": \"mean\"", ", \"normalise\": {}, " + list);
    assertArrayEquals(read("out.tif"), trimmed);
  }

  private static double[] expected(int aboveScene) {
    return IntStream.range(0, 1500).mapToDouble(i -> i % 50 + aboveScene).toArray();
  }

  @Test
  void itKnowsTheWhiteOfFramesThatFloat() throws IOException {
    Plugins.sour("public StackKernel newKernel(StackInfo info) { return stack -> info.white(); }")
        .writeTo(plugins.resolve("sour.jar"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    double[] white = IntStream.range(0, 1500).mapToDouble(i -> 255).toArray();
    for (String floating :
        List.of("", ", \"filters\": [{\"filter\": \"lift\"}]", ", \"normalise\": {}")) {
      run("\"method\": \"sour\"", floating);
      assertArrayEquals(white, read("out.tif"));
    }
  }

  @Test
  void stacksThatItRefusesAreTheUsersMistake() throws IOException {
    Plugins.sour(
            "public StackKernel newKernel(StackInfo info) {"
                + " throw new IllegalArgumentException(info.frames() + \" frames are too few\"); }")
        .writeTo(plugins.resolve("sour.jar"));
    PipelineException e =
        assertThrows(PipelineException.class, () -> run("\"method\": \"sour\"", ""));
    assertEquals(
        "test.json:2:2: combine: \"sour\" cannot combine these frames: 4 frames are too few",
        e.getMessage());
  }

  /** Whatever its code does, it is named with its jar, and nothing is left behind. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public StackKernel newKernel(StackInfo info) { throw new ArithmeticException(\"seven\"); }"
            + "| failed: java.lang.ArithmeticException: seven, at LINE",
        "public StackKernel newKernel(StackInfo info) { return null; } | failed: newKernel returned null",
        "public StackKernel newKernel(StackInfo info) {"
            + " return stack -> { throw new ArithmeticException(\"seven\"); }; }"
            + "| failed on the stacked frame, pixel 0,0: java.lang.ArithmeticException: seven, at LINE",
        "public StackKernel newKernel(StackInfo info) {"
            + " return stack -> stack.samples()[stack.samples().length]; }"
            + "| failed on the stacked frame, pixel 0,0: java.lang.ArrayIndexOutOfBoundsException: Index 4 out of bounds for length 4, at LINE",
        "public StackKernel newKernel(StackInfo info) {"
            + " return stack -> { stack.rejectLow(stack.count()); return 1; }; }"
            + "| failed on the stacked frame, pixel 0,0: java.lang.IllegalStateException: sample 4 of 4 is not there to be rejected, at LINE",
        "public StackKernel newKernel(StackInfo info) { return new StackKernel() {"
            + " public double combine(Stack stack) { return 1; }"
            + " public boolean combine(StackSection section, double[] results) {"
            + " results[section.count()] = 1; return true; } }; }"
            + "| failed on the stacked frame, 50x30 at 0,0: java.lang.ArrayIndexOutOfBoundsException: Index 1500 out of bounds for length 1500, at LINE",
        "public boolean keepsScale() { throw new ArithmeticException(\"scale\"); }"
            + "| failed: java.lang.ArithmeticException: scale, at LINE",
        "public SampleType naturalType(StackInfo info) { throw new ArithmeticException(\"type\"); }"
            + "| failed: java.lang.ArithmeticException: type, at LINE",
        "public SampleType naturalType(StackInfo info) { return null; } | failed: naturalType returned null",
        "public boolean choosesSamples() { throw new ArithmeticException(\"choice\"); }"
            + "| failed: java.lang.ArithmeticException: choice, at LINE",
        "public boolean usesWeights() { throw new ArithmeticException(\"weights\"); }"
            + "| failed: java.lang.ArithmeticException: weights, at LINE"
      })
  void aCombinerThatFailsIsNamed(String member, String failed) throws IOException {
    Path jar = Plugins.sour(member).writeTo(plugins.resolve("sour.jar"));
    String more = "";
    if (member.contains("choosesSamples")) {
      more = ", \"maps\": {\"provenance\": \"from.tif\"}";
    } else if (member.contains("usesWeights")) {
      more = ", \"weights\": {\"by\": \"list\", \"list\": [1, 2, 3, 4]}";
    }
    String sections = more;
    PluginException e =
        assertThrows(PluginException.class, () -> run("\"method\": \"sour\"", sections));
    assertEquals(
        "test.json:2:2: combine: combiner \"sour\" of %s %s; tell its author"
            .formatted(jar, failed),
        PluginFailureTest.unlined(e.getMessage()));
    assertFalse(Files.exists(folder.resolve("out.tif")));
  }

  private void run(String combine, String sections) {
    String json =
        """
        {"frames": {"files": ["frame*"]},
         "combine": {%s}%s,
         "outputs": [{"file": "out.tif", "type": "float64", "scale": "none"}]}
        """
            .formatted(combine, sections);
    RunOptions options =
        new RunOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(folder.resolve("cache")));
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, options).execute(Progress.NONE);
    }
  }

  private double[] read(String name) throws IOException {
    try (FrameFile out = new TiffReaderProvider().open(folder.resolve(name), Limits.DEFAULT)) {
      return MemoryImage.copyOf(out, 1).toArray();
    }
  }
}
