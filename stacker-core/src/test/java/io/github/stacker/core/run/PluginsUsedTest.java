package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which jars a run depends on, as its manifest and those that go on from it are told. */
class PluginsUsedTest extends WholeRunTest {
  private Path own;
  private Path lift;

  @BeforeEach
  void writeJars() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    own = Plugins.own(10).writeTo(plugins.resolve("own.jar"));
    lift = Plugins.lift().writeTo(plugins.resolve("lift.jar"));
  }

  private List<Path> used(String sections, String... overrides) throws IOException {
    try (Catalogue catalogue = Catalogue.load(List.of(folder.resolve("plugins")))) {
      StackRun run =
          StackRun.prepare(pipeline(catalogue, sections, overrides), catalogue, options());
      return PluginsUsed.by(
              pipeline(catalogue, sections, overrides), catalogue, run.plan(), run.unopened())
          .stream()
          .flatMap(origin -> origin.jar().stream())
          .toList();
    }
  }

  @Test
  void aReaderThatKnowsNoFrameHasNoPart() throws IOException {
    writeFrames(2, SampleType.UINT8, ".tif");
    assertEquals(List.of(), used("'combine': {'method': 'mean'}"));
    String lifted = "'filters': [{'filter': 'lift'}], 'combine': {'method': 'mean'}";
    assertEquals(List.of(lift), used(lifted));
  }

  @Test
  void theReaderOfAFrameHas() throws IOException {
    Files.writeString(folder.resolve("frame0"), "OWN1");
    Files.writeString(folder.resolve("frame1"), "OWN2");
    assertEquals(List.of(own), used("'combine': {'method': 'mean'}"));
  }

  /** Another version of it might open the frame. */
  @Test
  void theReaderThatFailsOnAFrameHasToo() throws IOException {
    writeFrames(2, SampleType.UINT8, ".tif");
    Files.writeString(folder.resolve("frame9"), "OWN9 which is too long");
    assertEquals(List.of(own), used("'combine': {'method': 'mean'}", "frames.onError=skip"));
  }

  @Test
  void theReaderOfAMasterHas() throws IOException {
    ImageInfo asDark = ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);
    write("frame0.tif", MemoryImage.of(asDark, i -> 100));
    Files.writeString(folder.resolve("dark0"), "OWN1");
    Files.writeString(folder.resolve("dark1"), "OWN2");
    String dark = "{'frames': {'files': ['dark*']}, 'combine': {'method': 'mean'}}";
    assertEquals(
        List.of(own),
        used("'calibrate': {'dark': %s}, 'combine': {'method': 'mean'}".formatted(dark)));
  }
}
