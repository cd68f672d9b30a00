package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.png.PngWriterProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.pipeline.PluginParameters;
import io.github.stacker.core.pipeline.Schema;
import io.github.stacker.core.run.RunOptions;
import io.github.stacker.core.run.StackRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks small frames with plugins made by third parties. */
class PluginRunTest {
  private static final ImageInfo SMALL = ImageInfo.of(5, 3, List.of(Band.GREY), SampleType.UINT8);

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void writeFrames() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    DefaultWriter.of(new PngWriterProvider())
        .write(MemoryImage.of(SMALL, i -> 10 * i), folder.resolve("frame1.png"));
    DefaultWriter.of(new TiffWriterProvider())
        .write(MemoryImage.of(SMALL, i -> 2 * i), folder.resolve("frame2.tif"));
  }

  @Test
  void aFilterOfAPluginChangesTheFrames() throws IOException {
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    assertArrayEquals(
        expected(i -> 6 * i + 2.5), stacked("{\"filter\": \"lift\", \"by\": 2.5}", "mean"));
  }

  @Test
  void parametersOfAPluginHaveItsDefaults() throws IOException {
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    assertArrayEquals(expected(i -> 6 * i + 1), stacked("{\"filter\": \"lift\"}", "mean"));
  }

  @Test
  void choicesOfAPluginAreBoundByTheNamesOfTheirConstants() throws IOException {
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    assertArrayEquals(
        expected(i -> 6 * i - 1),
        stacked("{\"filter\": \"lift\", \"direction\": \"straight-down\"}", "mean"));
  }

  @Test
  void aCombinerOfAPluginMakesTheResult() throws IOException {
    Plugins.last().writeTo(plugins.resolve("last.jar"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    assertArrayEquals(
        expected(i -> 2 * i + 1), stacked("{\"filter\": \"lift\", \"by\": 1}", "last"));
  }

  @Test
  void aParameterThatThePluginRefusesIsTheUsersMistake() throws IOException {
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    PipelineException e =
        assertThrows(
            PipelineException.class, () -> stacked("{\"filter\": \"lift\", \"by\": 13}", "mean"));
    assertEquals("test.json:2:14: filters[0]: by is 13, which brings bad luck", e.getMessage());
  }

  @Test
  void aRecordWhoseConstructorFailsIsThePluginsMistake() throws IOException {
    Path jar = Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    PluginException e =
        assertThrows(
            PluginException.class, () -> stacked("{\"filter\": \"lift\", \"by\": 14}", "mean"));
    assertEquals(
        "\"lift\" of %s failed: java.lang.IllegalStateException: nobody expects 14; tell its author"
            .formatted(jar),
        e.getMessage());
  }

  @Test
  void aDefaultThatItsOwnParameterRefusesIsThePluginsMistake() throws IOException {
    assertDefaultRefused("0", "0");
    assertDefaultRefused("nought", "nought");
    assertDefaultRefused("\\\"1\\\"", "\"1\"");
  }

  private void assertDefaultRefused(String defaultJson, String shown) throws IOException {
    Path jar =
        Plugins.odd(
                "odd",
                "Odd.P",
                """
                public record P(
                    @Parameter(value = "Size.", min = 1, defaultJson = "%s") int size) {}

                @Override
                public Filter create(P parameters) {
                  return source -> source;
                }
                """
                    .formatted(defaultJson))
            .writeTo(plugins.resolve("odd.jar"));
    String message =
        ("plugin jar \"%s\": filter org.example.Odd has parameters that cannot be used: component size"
                + " of record org.example.Odd$P has the default %s, which must be a whole number of at"
                + " least 1")
            .formatted(jar, shown);
    assertEquals(message, failure());
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      PluginException e = assertThrows(PluginException.class, () -> Schema.of(catalogue));
      assertEquals(message, e.getMessage());
      e = assertThrows(PluginException.class, () -> PluginParameters.of(catalogue.filter("odd")));
      assertEquals(message, e.getMessage());
    }
  }

  @Test
  void aFilterThatThrowsWhileItIsMadeIsNamed() throws IOException {
    Path jar =
        oddFilter(
            """
            @Override
            public Filter create(NoParameters parameters) {
              throw new UnsupportedOperationException("not today");
            }
            """);
    assertEquals(
        "\"odd\" of %s failed: java.lang.UnsupportedOperationException: not today; tell its author"
            .formatted(jar),
        failure());
  }

  @Test
  void aProviderThatMakesNothingIsNamed() throws IOException {
    Path jar =
        oddFilter(
            """
            @Override
            public Filter create(NoParameters parameters) {
              return null;
            }
            """);
    assertEquals("\"odd\" of %s failed: it made null; tell its author".formatted(jar), failure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new ArrayIndexOutOfBoundsException(\"7\");|ArrayIndexOutOfBoundsException: 7",
        "throw new AssertionError(\"7\");|AssertionError: 7",
        "read(region, into);|StackOverflowError"
      })
  void aFilterThatThrowsWhileSamplesAreReadIsNamed(String body, String thrown) throws IOException {
    Path jar =
        oddFilter(
            """
            @Override
            public Filter create(NoParameters parameters) {
              return source -> new FilteredSource(source, source.info()) {
                @Override
                public void read(Region region, Tile into) {
                  BODY
                }
              };
            }
            """
                .replace("BODY", body));
    assertFilterFailed(jar, "java.lang." + thrown);
  }

  @Test
  void aFilterThatNeedsAClassThatIsNotThereIsNamedWhileSamplesAreRead() throws IOException {
    String source =
        Plugins.oddSource(
            "odd",
            "NoParameters",
            """
            @Override
            public Filter create(NoParameters parameters) {
              return (PointFilter) (image, band) -> sample -> org.library.Maths.of(sample);
            }
            """);
    Path jar =
        MadeJar.of(
                source,
                "package org.library; public class Maths"
                    + " { public static double of(double x) { return x; } }")
            .without("org.library.Maths")
            .listing(FilterProvider.class, "org.example.Odd")
            .writeTo(plugins.resolve("odd.jar"));
    assertFilterFailed(
        jar,
        "there is no class org.library.Maths; put it into the jar, or name its library in the Class-Path of the manifest");
  }

  /** Whichever frame comes first, it is named. */
  private void assertFilterFailed(Path jar, String thrown) {
    String message = failure();
    assertEquals(
        ("test.json:2:14: filters[0]: filter \"odd\" of %s failed on frame FRAME: %s; tell its"
                + " author, or take the filter out of the pipeline")
            .formatted(jar, thrown),
        message.replaceFirst("\"[^\"]*/frame[0-9]+\\.[a-z]+\"", "FRAME"));
  }

  @Test
  void aCombinerThatThrowsWhileItFoldsIsNamed() throws IOException {
    Path jar =
        MadeJar.of(
                """
                package org.example;

                import io.github.stacker.api.*;
                import java.util.List;

                public class Sour implements CombinerProvider<NoParameters> {
                  public String name() { return "sour"; }
                  public String description() { return "Throws."; }
                  public Class<NoParameters> parameters() { return NoParameters.class; }
                  public FoldCombiner create(NoParameters parameters) { return stack -> new Kernel(); }

                  record Kernel() implements FoldKernel {
                    public List<StatePlane> planes() { return List.of(); }
                    public void add(FrameSamples samples, FoldState state) {
                      throw new ArithmeticException("sour");
                    }
                    public void finish(FoldState state, int[] coverage, double[] result, int count) {}
                  }
                }
                """)
            .listing(CombinerProvider.class, "org.example.Sour")
            .writeTo(plugins.resolve("sour.jar"));
    PluginException e = assertThrows(PluginException.class, () -> stacked("", "sour"));
    assertEquals(
        "combiner \"sour\" of %s failed: java.lang.ArithmeticException: sour; tell its author"
            .formatted(jar),
        e.getMessage());
  }

  @Test
  void aReaderThatThrowsMakesABadFrameAndIsNamed() throws IOException {
    Path jar =
        MadeJar.of(
                """
                package org.example;

                import io.github.stacker.api.*;
                import java.nio.file.Path;

                public class Blind implements FrameReaderProvider {
                  public String name() { return "blind"; }
                  public String description() { return "Throws."; }
                  public int priority() { return 9; }
                  public boolean recognises(byte[] prefix) { return prefix[0] == 'I'; }
                  public FrameFile open(Path file, Limits limits) { throw new ArithmeticException("dark"); }
                }
                """)
            .listing(FrameReaderProvider.class, "org.example.Blind")
            .writeTo(plugins.resolve("blind.jar"));
    FrameException e = assertThrows(FrameException.class, () -> stacked("", "mean"));
    assertEquals(
        ("frame \"%s\": cannot be opened: reader \"blind\" of %s failed: java.lang.ArithmeticException: dark;"
                + " tell its author; mend it, take it out of \"frames\", or set \"onError\": \"skip\"")
            .formatted(folder.resolve("frame2.tif"), jar),
        e.getMessage());
  }

  @Test
  void aWriterThatThrowsIsNamedAndLeavesNothing() throws IOException {
    Path jar =
        MadeJar.of(
                """
                package org.example;

                import io.github.stacker.api.*;
                import java.nio.file.*;
                import java.util.*;

                public class Dry implements FrameWriterProvider<NoParameters> {
                  public String name() { return "dry"; }
                  public String description() { return "Throws."; }
                  public Class<NoParameters> parameters() { return NoParameters.class; }
                  public List<String> extensions() { return List.of("dry"); }
                  public Set<SampleType> sampleTypes() { return Set.of(SampleType.FLOAT64); }
                  public FrameWriter create(NoParameters parameters) {
                    return new FrameWriter() {
                      public void check(ImageInfo image) {}
                      public void write(ImageSource image, Path file) throws java.io.IOException {
                        Files.writeString(file, "half");
                        throw new ArithmeticException("no ink");
                      }
                    };
                  }
                }
                """)
            .listing(FrameWriterProvider.class, "org.example.Dry")
            .writeTo(plugins.resolve("dry.jar"));
    PluginException e =
        assertThrows(PluginException.class, () -> stack("", "mean", "out/result.dry"));
    assertEquals(
        "writer \"dry\" of %s failed: java.lang.ArithmeticException: no ink; tell its author"
            .formatted(jar),
        e.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private Path oddFilter(String create) throws IOException {
    return Plugins.odd("odd", "NoParameters", create).writeTo(plugins.resolve("odd.jar"));
  }

  private String failure() {
    return assertThrows(PluginException.class, () -> stacked("{\"filter\": \"odd\"}", "mean"))
        .getMessage();
  }

  private double[] stacked(String filter, String method) throws IOException {
    stack(filter, method, "out.tif");
    try (FrameFile out = new TiffReaderProvider().open(folder.resolve("out.tif"), Limits.DEFAULT)) {
      return MemoryImage.copyOf(out, 1).toArray();
    }
  }

  private void stack(String filter, String method, String output) {
    String json =
        """
        {"frames": {"files": ["frame*"]},
         "filters": [%s],
         "combine": {"method": "%s"},
         "outputs": [{"file": "%s", "type": "float64", "scale": "none"}]}
        """
            .formatted(filter, method, output);
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, RunOptions.NONE).execute(Progress.NONE);
    }
  }

  private static double[] expected(IntToDoubleFunction samples) {
    return IntStream.range(0, SMALL.width() * SMALL.height()).mapToDouble(samples).toArray();
  }
}
