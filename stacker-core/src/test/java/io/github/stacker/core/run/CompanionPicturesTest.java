package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.pipeline.Schema;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.MadeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures and lists that a plugin's parameters name beside the frames. */
class CompanionPicturesTest extends WholeRunTest {
  /** Adds the samples of a picture, and the first number of a list. */
  private static final String STAMP =
      """
      package org.example;

      import io.github.stacker.api.*;
      import java.io.IOException;
      import java.nio.file.*;
      import java.util.*;

      public final class Stamp implements FilterProvider<Stamp.Parameters> {
        public record Parameters(
            @Parameter("what is added") Picture picture,
            @Parameter("more to add") Optional<Path> list) {}

        public String name() { return "stamp"; }
        public String description() { return "Adds a picture."; }
        public Class<Parameters> parameters() { return Parameters.class; }

        public Filter create(Parameters parameters) {
          double more = parameters.list().map(Stamp::first).orElse(0.0);
          return new Filter() {
            public ImageSource apply(ImageSource source) {
              parameters.picture().requireSizeOf(source.info());
              parameters.picture().requireColourBands(source.info().colourBandCount());
              ImageInfo info = source.info().withSampleType(SampleType.FLOAT64, 1);
              return new FilteredSource(source, info) {
                private final Tile read = new Tile();
                private final Tile added = new Tile();

                public void read(Region region, Tile into) throws IOException {
                  source().read(region, read);
                  parameters.picture().read(region, added);
                  into.reshape(region, info().bandCount(), SampleType.FLOAT64);
                  for (int i = 0; i < read.sampleCount(); i++) {
                    into.set(i, read.get(i) + added.get(i) + more);
                  }
                }
              };
            }

            public Reading reading() { return Reading.IN_ORDER; }
          };
        }

        private static double first(Path list) {
          try {
            return Double.parseDouble(Files.readAllLines(list).get(0));
          } catch (IOException e) {
            throw new IllegalArgumentException("list: " + e, e);
          }
        }
      }
      """;

  private static final String LOOK =
      """
      package org.example;

      import io.github.stacker.api.*;

      public final class Look implements CombinerProvider<Look.Parameters> {
        public record Parameters(@Parameter("a picture") Picture picture) {}
        public String name() { return "look"; }
        public String description() { return "Looks."; }
        public Class<Parameters> parameters() { return Parameters.class; }
        public Combiner create(Parameters parameters) { throw new IllegalStateException(); }
      }
      """;

  private static final ImageInfo SMALL = ImageInfo.of(31, 23, RGB, SampleType.UINT8);

  @TempDir static Path plugins;

  private MemoryImage stamp;

  @BeforeAll
  static void makePlugins() throws IOException {
    MadeJar.of(STAMP)
        .listing(FilterProvider.class, "org.example.Stamp")
        .writeTo(plugins.resolve("stamp.jar"));
    MadeJar.of(LOOK)
        .listing(CombinerProvider.class, "org.example.Look")
        .writeTo(plugins.resolve("look.jar"));
  }

  @BeforeEach
  void writePictures() throws IOException {
    stamp = MemoryImage.of(SMALL, i -> i % 251);
    write("beside/stamp.tif", stamp);
    write("beside/stamp.png", stamp);
    Files.writeString(folder.resolve("beside/more.txt"), "1000\n");
    write("frame0.png", MemoryImage.of(SMALL, i -> i % 7));
    write("frame1.png", MemoryImage.of(SMALL, i -> i % 7));
    write("frame2.tif", MemoryImage.of(SMALL, i -> i % 7));
  }

  private static String stamping(String picture) {
    return "'filters': [{'filter': 'stamp', 'picture': 'beside/%s'}], ".formatted(picture);
  }

  private StackRun prepared(RunOptions options, String sections) {
    Catalogue catalogue = Catalogue.load(List.of(plugins));
    return StackRun.prepare(pipeline(catalogue, sections), catalogue, options);
  }

  private void runStamped(RunOptions options, String sections) {
    prepared(options, sections).executeWithManifest(Progress.NONE, true);
  }

  private void assertStamped(double more) {
    double[] samples = read("out.tif").toArray();
    for (int i = 0; i < samples.length; i++) {
      assertEquals(i % 7 + i % 251 + more, samples[i], "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"stamp.tif, mean", "stamp.png, mean", "stamp.tif, median", "stamp.png, median"})
  void everyFrameSeesThePicture(String picture, String method) throws IOException {
    for (int threads : new int[] {1, 3}) {
      RunOptions options =
          new RunOptions(
              Optional.empty(), Optional.of(threads), Optional.empty(), Optional.of(cache()));
      runStamped(options, stamping(picture) + "'combine': {'method': '%s'}".formatted(method));
      assertStamped(0);
    }
    assertEquals(List.of(), differences());
  }

  @Test
  void thePictureMayBeChosenOfAFileAndAListReadBesideIt() {
    runStamped(
        options(),
        "'filters': [{'filter': 'stamp', 'picture': 'beside/stamp.tif#0', 'list': 'beside/more.txt'}],"
            + "'combine': {'method': 'mean'}");
    assertStamped(1000);
    assertEquals(List.of(), differences());
  }

  @Test
  void theStackedFrameSeesItToo() {
    runStamped(
        options(),
        "'post': [{'filter': 'stamp', 'picture': 'beside/stamp.png'}], 'combine': {'method': 'mean'}");
    assertStamped(0);
  }

  @Test
  void thePlanCountsFilesAndCopies() throws IOException {
    ExecutionPlan without = prepared(options(), "'combine': {'method': 'mean'}").plan();
    StackRun copied = prepared(options(), stamping("stamp.png") + "'combine': {'method': 'mean'}");
    StackRun inPlace = prepared(options(), stamping("stamp.tif") + "'combine': {'method': 'mean'}");
    long state = copied.plan().scratchBytes() - SMALL.bytesPerRow() * SMALL.height();
    assertEquals(inPlace.plan().scratchBytes(), state);
    assertEquals(
        without.readBytes() + Files.size(folder.resolve("beside/stamp.png")),
        copied.plan().readBytes());
    assertTrue(
        PlanText.lines(copied.plan()).toString().contains("31x23, copied to mapped scratch first"));
    assertTrue(PlanText.lines(inPlace.plan()).toString().contains("31x23, read in place"));
  }

  @Test
  void theManifestNamesThemAndVerifyTellsThatTheyChanged() throws IOException {
    runStamped(
        options(),
        "'filters': [{'filter': 'stamp', 'picture': 'beside/stamp.tif', 'list': 'beside/more.txt'}],"
            + "'combine': {'method': 'mean'}");
    JsonNode companions =
        new JsonMapper()
            .readTree(Files.readString(folder.resolve("out.tif.manifest.json")))
            .path("companions");
    assertEquals(2, companions.size());
    assertEquals("filters[0].picture", companions.path(0).path("place").asString());
    assertEquals("beside/stamp.tif", companions.path(0).path("file").asString());
    assertEquals("filters[0].list", companions.path(1).path("place").asString());
    assertEquals(
        FileHashes.sha256(folder.resolve("beside/more.txt")),
        companions.path(1).path("sha256").asString());
    write("beside/stamp.tif", MemoryImage.of(SMALL, i -> 1));
    Files.delete(folder.resolve("beside/more.txt"));
    assertEquals(
        List.of(
            "file \"%s\" has changed".formatted(folder.resolve("beside/stamp.tif")),
            "file \"%s\" is gone".formatted(folder.resolve("beside/more.txt")),
            "nothing was run again because of that; no output was compared"),
        differences());
  }

  @Test
  void aKilledRunDoesNotGoOnWithAnotherPicture() throws IOException {
    String sections = stamping("stamp.tif") + "'combine': {'method': 'mean'}";
    RunIdentity then = prepared(options(), sections).identity();
    write("beside/stamp.tif", MemoryImage.of(SMALL.withSize(31, 23), i -> 1));
    Files.setLastModifiedTime(folder.resolve("beside/stamp.tif"), FileTime.fromMillis(1000));
    RunIdentity now = prepared(options(), sections).identity();
    String message =
        assertThrows(StackerException.class, () -> now.requireSame(then, folder, Set.of()))
            .getMessage();
    assertTrue(message.contains("stamp.tif\" (filters[0].picture) has changed"), message);
  }

  @Test
  void statisticsAreMeasuredAnewWhenThePictureChanges() {
    String sections = "'normalise': {}, " + stamping("stamp.tif") + "'combine': {'method': 'mean'}";
    runStamped(options(), sections);
    write("beside/stamp.tif", MemoryImage.of(SMALL, i -> i % 97));
    write("frame0.png", MemoryImage.of(SMALL, i -> i % 11));
    runStamped(options(), sections);
    double[] cached = read("out.tif").toArray();
    RunOptions fresh =
        new RunOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(folder.resolve("other")));
    runStamped(fresh, sections);
    assertArrayEquals(read("out.tif").toArray(), cached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.tif", "no.tif#1"})
  void aPictureThatIsNotThereIsRefusedWithItsPlace(String name) {
    assertRefused(
        PipelineException.class,
        name,
        "test.json:1:67: filters[0].picture names \"beside/%s\", which does not exist; the path starts from \"%s\""
            .formatted(name.replace("#1", ""), folder));
  }

  @Test
  void whatIsNoPictureIsRefusedWithItsPlace() {
    assertRefused(
        PipelineException.class,
        "more.txt",
        "picture \"%s\" (filters[0].picture): is of no known format"
            .formatted(folder.resolve("beside/more.txt")));
  }

  @Test
  void anotherSizeIsRefusedWithItsPlace() {
    write("beside/wide.tif", MemoryImage.of(SMALL.withSize(32, 23), i -> 1));
    assertRefused(
        PipelineException.class,
        "wide.tif",
        "picture \"%s\" (filters[0].picture) is 32x23 and has to be 31x23"
            .formatted(folder.resolve("beside/wide.tif")));
  }

  @Test
  void otherBandsAreRefusedWithTheirPlace() {
    write("beside/grey.tif", MemoryImage.of(SMALL.withBands(List.of(Band.GREY)), i -> 1));
    assertRefused(
        PipelineException.class,
        "grey.tif",
        "picture \"%s\" (filters[0].picture) has 1 bands beside alpha and has to have 3"
            .formatted(folder.resolve("beside/grey.tif")));
  }

  @Test
  void aDamagedPictureEndsTheRunAlsoWhereBadFramesAreSkipped() throws IOException {
    Path file = folder.resolve("beside/stamp.png");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);
    Catalogue catalogue = Catalogue.load(List.of(plugins));
    StackRun run =
        StackRun.prepare(
            pipeline(
                catalogue,
                stamping("stamp.png") + "'combine': {'method': 'mean'}",
                "frames.onError=skip"),
            catalogue,
            options());
    String message =
        assertThrows(FrameException.class, () -> run.execute(Progress.NONE)).getMessage();
    assertTrue(
        message.startsWith("picture \"%s\" (filters[0].picture): ".formatted(file)), message);
    assertFalse(Files.exists(folder.resolve("out.tif")));
  }

  @Test
  void combinersHaveNoPictures() {
    String message =
        assertThrows(
                PluginException.class,
                () -> prepared(options(), "'combine': {'method': 'look', 'picture': 'a.tif'}"))
            .getMessage();
    assertTrue(
        message.contains("\"picture\" is the path of a picture, which filters alone"), message);
  }

  @Test
  void theSchemaTakesTextAndTheListMayBeLeftOut() {
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      for (JsonNode filter :
          new JsonMapper().readTree(Schema.of(catalogue)).at("/$defs/filter/oneOf")) {
        if (filter.at("/properties/filter/const").asString().equals("stamp")) {
          assertEquals("string", filter.at("/properties/picture/type").asString());
          assertEquals("string", filter.at("/properties/list/type").asString());
          assertEquals("[\"picture\"]", filter.path("required").toString());
        }
      }
    }
  }

  /** Refused before a sample is read: no output, and the engine was never started. */
  private void assertRefused(
      Class<? extends StackerException> kind, String picture, String message) {
    String json =
        "{\"frames\": {\"files\": [\"frame*\"]}, \"filters\": [{\"filter\": \"stamp\", \"picture\": \"beside/%s\"}], \"combine\": {\"method\": \"mean\"}, \"outputs\": [{\"file\": \"out.tif\"}]}"
            .formatted(picture);
    Catalogue catalogue = Catalogue.load(List.of(plugins));
    StackerException e =
        assertThrows(
            kind,
            () ->
                StackRun.prepare(
                    new PipelineReader(catalogue).read(json, "test.json", folder, List.of()),
                    catalogue,
                    options()));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private List<String> differences() {
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      return new Verification(catalogue, options())
          .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE);
    }
  }
}
