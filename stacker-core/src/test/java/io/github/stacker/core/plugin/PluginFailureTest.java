package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PluginException;
import io.github.stacker.core.pipeline.PluginParameters;
import io.github.stacker.core.pipeline.Schema;
import io.github.stacker.core.run.Conversion;
import io.github.stacker.core.run.ConvertLine;
import io.github.stacker.core.run.MasterFiles;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of plugins that fail at work: where, of which jar, and which line of theirs. */
class PluginFailureTest {
  private static final String FILTER = "test.json:2:14: filters[0]: filter \"";

  @TempDir Path folder;
  private SmallStack stack;

  @BeforeEach
  void writeFrames() throws IOException {
    stack = SmallStack.in(folder);
  }

  @Test
  void aRecordWhoseConstructorFailsIsThePluginsMistake() throws IOException {
    Path jar = Plugins.lift().writeTo(stack.plugin("lift.jar"));
    assertEquals(
        FILTER
            + "lift\" of %s failed: java.lang.IllegalStateException: nobody expects 14, at LINE; tell its author"
                .formatted(jar),
        unlined(stack.failure("{\"filter\": \"lift\", \"by\": 14}", "mean")));
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
            .writeTo(stack.plugin("odd.jar"));
    String message =
        ("plugin jar \"%s\": filter org.example.Odd has parameters that cannot be used: component size"
                + " of record org.example.Odd$P has the default %s, which must be a whole number of at"
                + " least 1")
            .formatted(jar, shown);
    assertEquals(message, failure());
    try (Catalogue catalogue = Catalogue.load(List.of(jar.getParent()))) {
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
        FILTER
            + "odd\" of %s failed: java.lang.UnsupportedOperationException: not today, at LINE; tell its author"
                .formatted(jar),
        unlined(failure()));
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
    assertEquals(
        FILTER + "odd\" of %s failed: create returned null; tell its author".formatted(jar),
        failure());
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
    assertFilterFailed(jar, "java.lang." + thrown + ", at LINE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Region(region.x(), region.y(), 4, 3), 1, SampleType.UINT8| 4x3 at 0,0, 1 band of UINT8",
        "region, 3, SampleType.UINT8| 5x3 at 0,0, 3 bands of UINT8",
        "region, 1, SampleType.FLOAT32| 5x3 at 0,0, 1 band of FLOAT32"
      })
  void aFilterThatGivesSomethingElseThanItWasAskedForIsNamed(String shape, String given)
      throws IOException {
    Path jar =
        oddFilter(
            """
            @Override
            public Filter create(NoParameters parameters) {
              return source -> new FilteredSource(source, source.info()) {
                @Override
                public void read(Region region, Tile into) {
                  into.reshape(SHAPE);
                }
              };
            }
            """
                .replace("SHAPE", shape));
    assertFilterFailed(jar, "it was asked for 5x3 at 0,0, 1 band of UINT8, and gave " + given);
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
            .writeTo(stack.plugin("odd.jar"));
    assertFilterFailed(
        jar,
        "there is no class org.library.Maths; put it into the jar, or name its library in the Class-Path of the manifest, at LINE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public Reading reading() { throw new ArithmeticException(\"7\"); }"
            + "| failed: java.lang.ArithmeticException: 7, at LINE",
        "public Reading reading() { return null; } | failed: reading returned null",
        "public boolean keepsPlaces() { throw new ArithmeticException(\"7\"); }"
            + "| failed: java.lang.ArithmeticException: 7, at LINE",
        "public ImageSource apply(ImageSource source) { return null; }"
            + "| failed on frame FRAME: apply returned null",
        "public ImageSource apply(ImageSource source) { return new Blank(source) {"
            + " public Access access() { throw new ArithmeticException(\"7\"); } }; }"
            + "| failed on frame FRAME: java.lang.ArithmeticException: 7, at LINE",
        "public ImageSource apply(ImageSource source) { return new Blank(source) {"
            + " public Optional<Tiling> tiling() { return null; } }; }"
            + "| failed on frame FRAME: tiling returned null",
        "public ImageSource apply(ImageSource source) { return new Blank(source) {"
            + " public long workingBytes() { throw new ArithmeticException(\"7\"); } }; }"
            + "| failed on frame FRAME: java.lang.ArithmeticException: 7, at LINE",
        "public ImageSource apply(ImageSource source) { return new Blank(source) {"
            + " public Region covered() { return null; } }; }"
            + "| failed on frame FRAME: covered returned null",
      })
  void whateverAFilterIsAskedItIsNamed(String member, String failed) throws IOException {
    Path jar =
        oddFilter(
            """
            @Override
            public Filter create(NoParameters parameters) {
              return new Same() { %s };
            }

            static class Same implements Filter {
              public ImageSource apply(ImageSource source) { return source; }
            }

            static class Blank extends FilteredSource {
              Blank(ImageSource source) { super(source, source.info()); }
              public void read(Region region, Tile into) {}
            }
            """
                .formatted(member));
    assertEquals(
        FILTER
            + "odd\" of %s %s; tell its author, or take the filter out of the pipeline"
                .formatted(jar, failed),
        unframed(unlined(failure())));
  }

  /** Frames are read from the top, or copied before, as when they are looked at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PointFilter| image.withSize(2, 3)| 2x3 of [GREY]",
        "PointFilter| image.withBands(List.of(Band.GREY, Band.ALPHA))| 5x3 of [GREY, ALPHA]",
        "NeighbourhoodFilter| image.withSize(2, 3)| 2x3 of [GREY]"
      })
  void aFilterThatMakesAnotherSizeThanItsKindIsNamed(String kind, String result, String said)
      throws IOException {
    Path jar =
        oddFilter(
            """
            static class Small implements KIND {
              public java.util.function.DoubleUnaryOperator functionFor(ImageInfo image, int band) {
                return sample -> sample;
              }
              public Halo haloOf(ImageInfo image) { return Halo.of(1); }
              public WindowKernel kernelFor(ImageInfo image) { return (window, result) -> {}; }
              public ImageInfo resultOf(ImageInfo image) { return RESULT; }
            }

            public Filter create(NoParameters parameters) { return new Small(); }
            """
                .replace("KIND", kind)
                .replace("RESULT", result));
    for (RunOptions options : List.of(RunOptions.NONE, SmallStack.CHECKING)) {
      String message = stack.with(options).failure("{\"filter\": \"odd\"}", "mean");
      assertEquals(
          FILTER
              + ("odd\" of %s failed on frame FRAME: java.lang.IllegalStateException: its result has to"
                      + " have the size and bands of the image, 5x3 of [GREY], and it said %s; tell its"
                      + " author, or take the filter out of the pipeline")
                  .formatted(jar, said),
          unframed(message));
    }
  }

  @Test
  void aFilterIsNotNamedForOneBeforeIt() throws IOException {
    oddFilter(
        """
        @Override
        public Filter create(NoParameters parameters) {
          return source -> new FilteredSource(source, source.info()) {
            public Access access() { throw new ArithmeticException("7"); }
            public void read(Region region, Tile into) {}
          };
        }
        """);
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    String message = stack.failure("{\"filter\": \"odd\"}, {\"filter\": \"lift\"}", "mean");
    assertTrue(message.startsWith(FILTER + "odd\" of "), message);
  }

  @Test
  void aKernelThatThrowsIsNamedWithRegionAndLine() throws IOException {
    Path jar = neighbourhood("throw new ArithmeticException(\"seven\");");
    assertEquals(
        FILTER
            + "odd\" of %s failed on frame FRAME, 5x3 at 0,0: java.lang.ArithmeticException: seven"
                .formatted(jar)
            + ", at org.example.Odd.compute(Odd.java:13) (--verbose shows the trace); tell its"
            + " author, or take the filter out of the pipeline",
        unframed(failure()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "result.doubles()[0] = window.doubles()[window.doubles().length];",
        "result.doubles()[0] = window.doubles()[-1];",
        "System.arraycopy(window.doubles(), 0, result.doubles(), 0, window.doubles().length);"
      })
  void aKernelThatLooksOutsideItsWindowIsAskedForItsHalo(String body) throws IOException {
    neighbourhood(body);
    String message = failure();
    assertTrue(
        message.contains("with a halo of 0 columns and 1 rows: is the halo too small?"), message);
    assertTrue(message.contains(", at org.example.Odd.compute(Odd.java:13) "), message);
  }

  @Test
  void aKernelThatLooksOutsideAnArrayOfItsOwnIsNotAskedForItsHalo() throws IOException {
    Path jar = neighbourhood("int[] own = new int[3]; own[3]++;");
    assertFilterFailed(
        jar,
        "java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3, at LINE");
  }

  private Path neighbourhood(String compute) throws IOException {
    return oddFilter(
        """
        @Override
        public Filter create(NoParameters parameters) {
          return NeighbourhoodFilter.of(new Halo(0, 1), Odd::compute);
        }

        private static void compute(Tile window, Tile result) {
          %s
        }
        """
            .formatted(compute));
  }

  private void assertFilterFailed(Path jar, String thrown) {
    assertEquals(
        FILTER
            + ("odd\" of %s failed on frame FRAME, 5x3 at 0,0: %s; tell its author, or take the"
                    + " filter out of the pipeline")
                .formatted(jar, thrown),
        unframed(unlined(failure())));
  }

  /** Whichever frame comes first, it is named. */
  static String unframed(String message) {
    return message.replaceFirst("\"[^\"]*/frame[0-9]+\\.[a-z]+\"", "FRAME");
  }

  static String unlined(String message) {
    return message.replaceFirst(
        ", at org\\.example\\.[\\w.$<>]+\\(\\w+\\.java:\\d+\\) \\(--verbose shows the trace\\)",
        ", at LINE");
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
            .writeTo(stack.plugin("sour.jar"));
    assertEquals(
        "test.json:3:2: combine: combiner \"sour\" of %s failed on frame FRAME, 5x3 at 0,0: "
                .formatted(jar)
            + "java.lang.ArithmeticException: sour, at LINE; tell its author",
        unframed(unlined(stack.failure("", "sour"))));
  }

  /** Behind the planes of a kernel are those of maps, of the coverage, or of what looks at it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state.ints(1)[i]++;| ints(1), and its planes() are 1, counted from 0;"
            + " what it keeps has to be declared there",
        "state.longs(-1)[i]++;| longs(-1), and its planes() are 1, counted from 0;"
            + " what it keeps has to be declared there",
        "state.longs(0)[i]++;| longs(0), and plane 0 is FLOAT64"
      })
  void aKernelHasNoPlanesButItsOwn(String more, String asked) throws IOException {
    Path jar =
        MadeJar.of(Plugins.LAST.replace("if (samples.present", more + "if (samples.present"))
            .listing(CombinerProvider.class, "org.example.last.Last")
            .writeTo(stack.plugin("last.jar"));
    Plugins.odd(
            "hole",
            "NoParameters",
            """
            static class Hole implements PointFilter {
              public java.util.function.DoubleUnaryOperator functionFor(ImageInfo image, int band) {
                return sample -> sample == 4 ? Double.NaN : sample;
              }
              public boolean leavesOut() { return true; }
            }
            public Filter create(NoParameters parameters) { return new Hole(); }
            """)
        .writeTo(stack.plugin("hole.jar"));
    for (RunOptions options : List.of(RunOptions.NONE, SmallStack.CHECKING)) {
      for (String filter : List.of("", "{\"filter\": \"hole\"}")) {
        String message = unframed(unlined(stack.with(options).failure(filter, "last")));
        assertEquals(
            ("test.json:3:2: combine: combiner \"last\" of %s failed on frame FRAME, 5x3 at 0,0: it"
                    + " asked its state for %s, at LINE; tell its author")
                .formatted(jar, asked),
            message);
      }
    }
  }

  @Test
  void lanesHaveNoPlanesButTheirOwn() throws IOException {
    Plugins.brightest("long brightest = 0;", "long brightest = state.longs(1)[i];")
        .writeTo(stack.plugin("brightest.jar"));
    for (RunOptions options : List.of(RunOptions.NONE, SmallStack.CHECKING)) {
      String message = stack.with(options).failure("", "brightest");
      assertTrue(
          message.contains(": it asked its state for longs(1), and its planes() are 1, "), message);
    }
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
            .writeTo(stack.plugin("blind.jar"));
    FrameException e = assertThrows(FrameException.class, () -> stack.samples("", "mean"));
    assertEquals(
        ("frame \"%s\": cannot be opened: reader \"blind\" of %s failed: java.lang.ArithmeticException: dark"
                + ", at LINE; tell its author; mend it, leave it out, or have bad frames skipped with --set frames.onError=skip")
            .formatted(folder.resolve("frame2.tif"), jar),
        unlined(e.getMessage()));
  }

  @Test
  void aWriterThatThrowsIsNamedAndLeavesNothing() throws IOException {
    Path jar =
        dryWriter(
            """
            public void write(ImageSource image, Path file) throws java.io.IOException {
              Files.writeString(file, "half");
              throw new ArithmeticException("no ink");
            }
            """);
    PluginException e =
        assertThrows(PluginException.class, () -> stack.run("", "mean", "out/result.dry"));
    assertEquals(
        "output \"%s\": writer \"dry\" of %s failed: java.lang.ArithmeticException: no ink, at LINE; tell its author"
            .formatted(folder.resolve("out/result.dry"), jar),
        unlined(e.getMessage()));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aWriterThatCannotTellItsLeastSizeIsNamedBeforeAnythingIsConverted() throws IOException {
    Path jar =
        dryWriter(
            """
            public void write(ImageSource image, Path file) {}
            public long leastBytes(ImageInfo image) { throw new ArithmeticException("no ink"); }
            """);
    ConvertLine line =
        new ConvertLine(
            List.of(folder.resolve("frame*").toString()),
            MasterFiles.NONE,
            List.of(),
            folder.resolve("out") + "/",
            Optional.of("dry"),
            Optional.empty(),
            Optional.empty(),
            false);
    try (Catalogue catalogue = Catalogue.load(List.of(jar.getParent()))) {
      PluginException e =
          assertThrows(
              PluginException.class,
              () -> Conversion.prepare(line, List.of(), catalogue, RunOptions.NONE));
      assertTrue(e.getMessage().contains("writer \"dry\" of " + jar + " failed"), e.getMessage());
    }
  }

  private Path dryWriter(String members) throws IOException {
    return MadeJar.of(
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
              public Set<SampleType> sampleTypes() { return EnumSet.allOf(SampleType.class); }
              public FrameWriter create(NoParameters parameters) {
                return new FrameWriter() {
                  public void check(ImageInfo image) {}
                  MEMBERS
                };
              }
            }
            """
                .replace("MEMBERS", members))
        .listing(FrameWriterProvider.class, "org.example.Dry")
        .writeTo(stack.plugin("dry.jar"));
  }

  private Path oddFilter(String create) throws IOException {
    return Plugins.odd("odd", "NoParameters", create).writeTo(stack.plugin("odd.jar"));
  }

  private String failure() {
    return stack.failure("{\"filter\": \"odd\"}", "mean");
  }
}
