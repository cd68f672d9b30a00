package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The libraries of a plugin jar count as part of it. */
class PluginLibrariesTest extends WholeRunTest {
  private static final String LIFTED =
      "'filters': [{'filter': 'lift'}], 'normalise': {}, 'combine': {'method': 'mean'}";

  private Path jar;
  private Path library;

  @BeforeEach
  void writeJars() throws IOException {
    writeFrames(2, SampleType.UINT8, ".tif");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    jar =
        Plugins.lift()
            .attribute("Class-Path", "lib/maths.jar lib/none.jar")
            .writeTo(plugins.resolve("lift.jar"));
    library = Files.createDirectory(plugins.resolve("lib")).resolve("maths.jar");
    Files.writeString(library, "one");
  }

  private Catalogue catalogue() {
    return Catalogue.load(List.of(jar.getParent()));
  }

  @Test
  void onesThatChangedOrWentAreToldByVerify() throws IOException {
    try (Catalogue catalogue = catalogue()) {
      StackRun.prepare(pipeline(catalogue, LIFTED), catalogue, options())
          .executeWithManifest(Progress.NONE, true);
    }
    assertEquals(List.of(), differences());
    Files.writeString(library, "two");
    String subject = "library \"lib/maths.jar\" of plugin jar \"%s\"".formatted(jar);
    assertTrue(
        differences().get(0).startsWith(subject + " has changed: its SHA-256 began with "),
        differences().toString());
    Files.delete(library);
    assertEquals(subject + " is gone", differences().get(0));
    Files.writeString(library, "one");
    Files.writeString(library.resolveSibling("none.jar"), "another");
    assertEquals(subject.replace("maths", "none") + " is new", differences().get(0));
  }

  private List<String> differences() {
    try (Catalogue catalogue = catalogue()) {
      return new Verification(catalogue, options())
          .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE);
    }
  }

  @Test
  void ofAFolderWhatIsInItCounts() throws IOException {
    Plugins.lift().attribute("Class-Path", "classes/").writeTo(jar);
    Path classes = Files.createDirectory(jar.resolveSibling("classes"));
    Files.createSymbolicLink(classes.resolve("itself"), classes);
    RunIdentity before = identity();
    assertEquals(before, identity());
    Files.writeString(classes.resolve("numbers.txt"), "1");
    assertNotEquals(before, identity());
  }

  @Test
  void aRunDoesNotGoOnWithOthers() throws IOException {
    RunIdentity before = identity();
    assertEquals(before, identity());
    Files.writeString(library, "two");
    assertNotEquals(before, identity());
  }

  private RunIdentity identity() throws IOException {
    try (Catalogue catalogue = catalogue()) {
      StackRun run = StackRun.prepare(pipeline(catalogue, LIFTED), catalogue, options());
      return RunIdentity.of(pipeline(catalogue, LIFTED), catalogue, run.plan(), run.unopened());
    }
  }

  @Test
  void statisticsAreMeasuredAnew() throws IOException {
    measured();
    measured();
    assertEquals(2, keptStatistics());
    Files.writeString(library, "two");
    measured();
    assertEquals(4, keptStatistics());
  }

  private void measured() {
    try (Catalogue catalogue = catalogue()) {
      StackRun.prepare(pipeline(catalogue, LIFTED), catalogue, options()).execute(Progress.NONE);
    }
  }

  private int keptStatistics() throws IOException {
    try (var files = Files.walk(cache())) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }
}
