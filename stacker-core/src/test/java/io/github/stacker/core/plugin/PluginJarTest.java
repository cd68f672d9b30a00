package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.PluginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jars that are as they should be. */
class PluginJarTest {
  @TempDir Path folder;

  @Test
  void whatAJarListsIsFoundBesideWhatStackerHas() throws IOException {
    Path jar = Plugins.lift().attribute("Implementation-Version", "1.2").writeTo(jar("lift.jar"));
    Path other = Plugins.last().writeTo(jar("last.jar"));
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      Origin lift = new Origin(Optional.of(jar), Optional.of("1.2"));
      Origin last = new Origin(Optional.of(other), Optional.empty());
      assertEquals(List.of(last, lift), catalogue.jars());
      assertEquals(lift, catalogue.filter("lift").origin());
      assertEquals(last, catalogue.combiner("last").origin());
      assertTrue(catalogue.filters().contains(catalogue.filter("lift")));
      assertEquals(Optional.empty(), catalogue.combiner("mean").origin().jar());
    }
  }

  @Test
  void librariesAreThoseThatTheJarNamesAndThoseThatTheyName() throws IOException {
    Path jar =
        Plugins.lift()
            .attribute("Class-Path", "lib/one.jar absent.jar classes/ last%20one.jar")
            .writeTo(jar("lift.jar"));
    Path lib = Files.createDirectory(jar("lib"));
    empty().attribute("Class-Path", "two.jar").writeTo(lib.resolve("one.jar"));
    empty().attribute("Class-Path", "one.jar ../lift.jar").writeTo(lib.resolve("two.jar"));
    Files.createDirectory(jar("classes"));
    Files.writeString(jar("last one.jar"), "damaged");
    assertEquals(
        List.of("lib/one.jar", "lib/two.jar", "classes", "last one.jar"),
        List.copyOf(Origin.of(jar, Optional.empty()).libraries().keySet()));
    assertEquals(Map.of(), Origin.STACKER.libraries());
  }

  @Test
  void foldersThatHoldTheJarAreNoLibraries() throws IOException {
    Path jar = Plugins.lift().attribute("Class-Path", ". ../ lib/").writeTo(jar("lift.jar"));
    Files.createDirectory(jar("lib"));
    assertEquals(
        List.of("lib"), List.copyOf(Origin.of(jar, Optional.empty()).libraries().keySet()));
  }

  @Test
  void aClassPathThatIsNoneIsRefused() throws IOException {
    Path jar = Plugins.lift().attribute("Class-Path", "lib/50%.jar").writeTo(jar("lift.jar"));
    PluginException e =
        assertThrows(PluginException.class, () -> Catalogue.load(List.of(folder)).filters());
    assertEquals(
        "plugin jar \"%s\" names \"lib/50%%.jar\" in its Class-Path, which is no URL; write %%25 for a percent sign"
            .formatted(jar),
        e.getMessage());
  }

  private static MadeJar empty() {
    return MadeJar.of("package org.library; class Nothing {}");
  }

  @Test
  void aJarMaySayThatItIsBuiltForThisApi() throws IOException {
    Plugins.lift().attribute("Stacker-Api-Version", "1").writeTo(jar("lift.jar"));
    assertFilters("lift");
  }

  @Test
  void parametersOfAPluginAreKnownFromItsRecord() throws IOException {
    Plugins.lift().writeTo(jar("lift.jar"));
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      var parameters = ParameterSet.ofPlugin(catalogue.filter("lift").provider().parameters());
      assertEquals(List.of("by", "direction"), parameters.names());
      assertEquals("a number from 0 to 100", parameters.parameters().get(0).expected());
      assertEquals(List.of("up", "straight-down"), parameters.parameters().get(1).choices());
    }
  }

  @Test
  void otherFilesOfAPluginFolderAreLeftAlone() throws IOException {
    Files.writeString(jar("README.txt"), "no jar");
    Plugins.lift().writeTo(jar("lift.JAR"));
    Plugins.last().writeTo(Files.createDirectory(jar("deeper.jar")).resolve("last.jar"));
    assertFilters("lift");
  }

  @Test
  void aJarWithoutProvidersIsNotUsed() throws IOException {
    MadeJar.of("package org.example; public class Library {}").writeTo(jar("library.jar"));
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      assertEquals(List.of(), catalogue.jars());
    }
  }

  @Test
  void aJarReachedTwiceCountsOnce() throws IOException {
    Path jar = Plugins.lift().writeTo(jar("lift.jar"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.createSymbolicLink(second.resolve("link.jar"), jar);
    Files.copy(jar, second.resolve("copy.jar"));
    try (Catalogue catalogue =
        Catalogue.load(List.of(folder, second, folder.resolve("second/..")))) {
      assertEquals(List.of(jar), catalogue.jars().stream().flatMap(o -> o.jar().stream()).toList());
    }
  }

  @Test
  void twoPluginsMayCarryDifferentVersionsOfOneLibrary() throws IOException {
    for (String version : List.of("one", "two")) {
      String library =
          """
          package org.library;
          public final class Version {
            public static String get() { return "%s"; }
          }
          """
              .formatted(version);
      String provider =
          Plugins.oddSource("named", "NoParameters", Plugins.SAME)
              .replace("return \"named\";", "return org.library.Version.get();");
      MadeJar.of(provider, library)
          .listing(FilterProvider.class, "org.example.Odd")
          .writeTo(jar(version + ".jar"));
    }
    assertFilters("one", "two");
  }

  @Test
  void aPluginSeesTheJdkAndTheApiAndNothingElseOfStacker() throws IOException {
    String members =
        """
        private static boolean sees(String name) {
          try {
            Class.forName(name);
            return true;
          } catch (ClassNotFoundException e) {
            return false;
          }
        }

        public Odd() {
          List<String> hidden =
              List.of(
                  "io.github.stacker.core.plugin.Catalogue",
                  "io.github.stacker.api.contract.MemoryImage",
                  "tools.jackson.databind.json.JsonMapper",
                  "org.slf4j.Logger",
                  "org.junit.jupiter.api.Test");
          for (String name : hidden) {
            if (sees(name)) {
              throw new IllegalStateException("sees " + name);
            }
          }
          List<String> shown =
              List.of("io.github.stacker.api.Tile", "java.sql.Date", "java.util.logging.Logger");
          for (String name : shown) {
            if (!sees(name)) {
              throw new IllegalStateException("does not see " + name);
            }
          }
        }
        """;
    Plugins.odd("odd", "NoParameters", members + Plugins.SAME).writeTo(jar("odd.jar"));
    assertFilters("odd");
  }

  @Test
  void librariesMayLieBesideAPluginThatNamesThemInItsManifest() throws IOException {
    String library =
        "package org.library; public final class Name { public static String get() "
            + "{ return \"from-library\"; } }";
    String provider =
        Plugins.oddSource("named", "NoParameters", Plugins.SAME)
            .replace("return \"named\";", "return org.library.Name.get();");
    MadeJar.of(library).writeTo(Files.createDirectory(folder.resolve("lib")).resolve("a name.jar"));
    MadeJar.of(provider, library)
        .without("org.library.Name")
        .listing(FilterProvider.class, "org.example.Odd")
        .attribute("Class-Path", "lib/a%20name.jar")
        .writeTo(jar("odd.jar"));
    assertFilters("from-library");
  }

  private void assertFilters(String... names) {
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      List<String> found =
          catalogue.filters().stream()
              .filter(filter -> filter.origin().jar().isPresent())
              .map(Plugin::name)
              .toList();
      assertEquals(List.of(names), found);
    }
  }

  private Path jar(String name) {
    return folder.resolve(name);
  }
}
