package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Rounding;
import io.github.stacker.core.engine.Scale;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineReaderTest {
  private static final String SHORT =
      """
      {"frames": {"files": ["a.png", "b*.png"]},
       "filters": [{"filter": "lift"}],
       "combine": {"method": "variance"},
       "outputs": [{"file": "out.tif"}]}
      """;
  private static final String LONG =
      """
      {
        "$schema": "stacker.schema.json",
        "resources": {"memory": "20M", "threads": 3, "scratch": "/tmp"},
        "outputs": [
          {
            "bigTiff": "auto", "level": 1, "tileSize": 256, "layout": "auto",
            "pyramid": "none", "reduction": "box",
            "predictor": "auto", "compression": "none",
            "scale": "auto", "rounding": "half-up", "file": "out.tif"
          }
        ],
        "post": [],
        "combine": {"sigma": "sample", "method": "variance"},
        "filters": [{"direction": "up", "by": 1.0, "filter": "lift"}],
        "frames": {
          "orientation": "apply", "onError": "fail", "order": "name", "files": ["a.png", "b*.png"]
        }
      }
      """;

  @TempDir static Path folder;
  private static Catalogue catalogue;

  @BeforeAll
  static void load() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    catalogue = Catalogue.load(List.of(plugins));
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Pipeline pipeline = read(SHORT);
    assertEquals(
        new FramesSection(
            List.of("a.png", "b*.png"),
            FramesSection.Order.NAME,
            FramesSection.OnError.FAIL,
            FramesSection.OrientationUse.APPLY,
            Optional.empty()),
        pipeline.frames());
    assertEquals(List.of(), pipeline.post());
    assertEquals(Optional.empty(), pipeline.normalise());
    assertEquals(Optional.empty(), pipeline.weights());
    assertEquals(
        new Resources(Optional.empty(), Optional.empty(), Optional.empty()), pipeline.resources());
    Output output = pipeline.outputs().get(0);
    assertEquals("tiff", output.format());
    assertEquals(Optional.empty(), output.type());
    assertEquals(Rounding.HALF_UP, output.rounding());
    assertEquals(Scale.AUTO, output.scale());
  }

  @Test
  void whatIsGivenIsTaken() {
    Pipeline pipeline =
        read(
            """
            {"frames": {"files": ["a"], "order": "time", "onError": "skip", "orientation": "ignore"},
             "post": [{"filter": "lift"}, {"filter": "lift", "by": 3}],
             "combine": {"method": "weighted-mean", "weights": [1, 0.5]},
             "outputs": [
               {"file": "a/b.PNG", "type": "uint16", "rounding": "truncate"},
               {"file": "preview", "format": "jpeg", "quality": 7}],
             "resources": {"memory": "20M", "threads": 3, "scratch": "tmp"}}
            """);
    assertEquals(FramesSection.Order.TIME, pipeline.frames().order());
    assertEquals(FramesSection.OnError.SKIP, pipeline.frames().onError());
    assertEquals(FramesSection.OrientationUse.IGNORE, pipeline.frames().orientation());
    assertEquals(2, pipeline.post().size());
    assertEquals("weighted-mean", pipeline.combine().name());
    assertEquals("png", pipeline.outputs().get(0).format());
    assertEquals(Optional.of(SampleType.UINT16), pipeline.outputs().get(0).type());
    assertEquals(Rounding.TRUNCATE, pipeline.outputs().get(0).rounding());
    assertEquals("jpeg", pipeline.outputs().get(1).format());
    assertEquals(
        new Resources(Optional.of("20M"), Optional.of(3), Optional.of("tmp")),
        pipeline.resources());
  }

  @Test
  void aPipelineFilesFolderIsWhatPathsStartFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("pipeline.json"), SHORT);
    Pipeline pipeline =
        new PipelineReader(catalogue).read(folder.resolve("plugins/../pipeline.json"), List.of());
    assertEquals(file.getParent(), pipeline.baseFolder());
  }

  @Test
  void aByteOrderMarkIsNoMistake() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), "\uFEFF" + SHORT);
    assertEquals(
        read(SHORT).toJson(), new PipelineReader(catalogue).read(file, List.of()).toJson());
  }

  @Test
  void jsonThatWasWrittenReadsAsTheSamePipeline() {
    for (String text : List.of(SHORT, LONG)) {
      Pipeline first = read(text);
      Pipeline second = read(first.toJson());
      assertEquals(first.toJson(), second.toJson());
      assertEquals(first.canonicalHash(), second.canonicalHash());
      assertEquals(first.resources(), second.resources());
    }
  }

  @Test
  void theHashDependsOnWhatIsAskedForAndNotOnHowItIsWritten() {
    String hash = read(SHORT).canonicalHash();
    assertEquals(64, hash.length());
    assertEquals(hash, read(LONG).canonicalHash());
    assertEquals(hash, read(SHORT.replaceAll("\\s", "")).canonicalHash());
    assertEquals(hash, read(SHORT.replace("a.png", "\\u0061.png")).canonicalHash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0", "10E-1", "1.00"})
  void numbersHashByTheirValue(String number) {
    assertEquals(
        read(SHORT).canonicalHash(),
        read(SHORT.replace("\"lift\"", "\"lift\", \"by\": " + number)).canonicalHash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frames.files[0]=c.png",
        "frames.files=[\"b*.png\",\"a.png\"]",
        "frames.order=time",
        "frames.onError=skip",
        "frames.orientation=ignore",
        "filters=[]",
        "filters[0].by=1.5",
        "filters[0].direction=straight-down",
        "filters[1]={\"filter\":\"lift\"}",
        "normalise={}",
        "weights.by=none",
        "combine.method=standard-deviation",
        "combine.sigma=population",
        "post[0].filter=lift",
        "outputs[0].file=out.png",
        "outputs[0].type=float64",
        "outputs[0].scale=none",
        "outputs[0].compression=deflate",
        "outputs[1].file=b.tif"
      })
  void theHashChangesWithEverythingElse(String override) {
    assertNotEquals(read(SHORT).canonicalHash(), read(SHORT, override).canonicalHash());
  }

  @Test
  void resourcesAreKeptButNotHashed() {
    Pipeline pipeline = read(SHORT, "resources.threads=2");
    assertEquals(Optional.of(2), pipeline.resources().threads());
    assertEquals(read(SHORT).canonicalHash(), pipeline.canonicalHash());
    assertNotEquals(read(SHORT).toJson(), pipeline.toJson());
  }

  @Test
  void overridesAreJsonOrBareText() {
    assertEquals("max", read(SHORT, "combine={\"method\":\"max\"}").combine().name());
    assertEquals(
        "max", read(SHORT, "combine.method=max", "combine={\"method\":\"max\"}").combine().name());
    assertEquals("max", read(SHORT, "combine.method=\"max\"").combine().name());
    assertEquals("a=b.png", read(SHORT, "frames.files[1]=a=b.png").frames().files().get(1));
    assertEquals("[x].png", read(SHORT, "frames.files[1]=[x].png").frames().files().get(1));
  }

  @Test
  void overridesMayAddWhatIsNextInAListAndWhatIsMissing() {
    assertEquals(3, read(SHORT, "frames.files[2]=c.png").frames().files().size());
    assertEquals(1, read(SHORT, "post[0].filter=lift").post().size());
    assertEquals(Optional.of(5), read(SHORT, "resources.threads=5").resources().threads());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "combine.method | --set combine.method: write PATH=VALUE, for example frames.orientation=ignore",
        "=max | --set =max: write PATH=VALUE, for example frames.orientation=ignore",
        "a..b=1 | --set a..b=1: \"a..b\" is no path; write for example outputs[0].type",
        "outputs[x].type=1 | --set outputs[x].type=1: \"outputs[x].type\" is no path; write for example outputs[0].type",
        "outputs[0]file=1 | --set outputs[0]file=1: \"outputs[0]file\" is no path; write for example outputs[0].type",
        "outputs[-1]=1 | --set outputs[-1]=1: \"outputs[-1]\" is no path; write for example outputs[0].type",
        "frames.files[3]=c.png | --set frames.files[3]=c.png: the pipeline has no place \"frames.files[3]\"; the next item of its list is [2]",
        "post[1].filter=lift | --set post[1].filter=lift: the pipeline has no place \"post[1].filter\"; its list is empty: begin with [0]",
        "outputs.file=c.png | --set outputs.file=c.png: the pipeline has no place \"outputs.file\"",
        "combine[0]=max | --set combine[0]=max: the pipeline has no place \"combine[0]\"",
        "combine.method.x=1 | --set combine.method.x=1: the pipeline has no place \"combine.method.x\"",
        "combine.metod=max | --set combine.metod=max: combine.metod is unknown; did you mean \"method\"? Known: method, sigma",
        "combine.sigma=3 | --set combine.sigma=3: combine.sigma must be one of \"sample\", \"population\", is 3",
        "combine= | --set combine=: combine must be an object in braces",
        "combine={} | --set combine={}: combine lacks \"method\"",
        "resources.threads=many | --set resources.threads=many: resources.threads must be a whole number from 1 to 1024, is \"many\""
      })
  void overridesThatCannotBeAreNamed(String override, String message) {
    assertEquals(message, refusal(override));
  }

  @Test
  void ofTwoOverridesOfOnePlaceTheLastCountsAndIsNamed() {
    assertEquals("max", read(SHORT, "combine.method=nix", "combine.method=max").combine().name());
    assertEquals(
        "--set combine.sigma=b: combine.sigma must be one of \"sample\", \"population\", is \"b\"",
        refusal("combine.sigma=a", "combine.sigma=b"));
  }

  @Test
  void aMistakeBesideAnOverrideIsPlacedInTheFile() {
    String json = SHORT.replace("\"out.tif\"", "\"out.tif\", \"scale\": 1");
    PipelineException e =
        assertThrows(PipelineException.class, () -> read(json, "outputs[0].type=uint8"));
    assertEquals(
        "test.json:4:34: outputs[0].scale must be one of \"auto\", \"range\", \"none\", is 1",
        e.getMessage());
  }

  private static String refusal(String... overrides) {
    return assertThrows(PipelineException.class, () -> read(SHORT, overrides)).getMessage();
  }

  private static Pipeline read(String json, String... overrides) {
    return new PipelineReader(catalogue).read(json, "test.json", folder, List.of(overrides));
  }
}
