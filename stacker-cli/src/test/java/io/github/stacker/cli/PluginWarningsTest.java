package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.FilterProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said of plugin folders and jars that can be used, but hardly as somebody meant them. */
class PluginWarningsTest {
  @RegisterExtension private final HeardWarnings heard = new HeardWarnings();

  @TempDir private Path folder;

  private List<String> warnings(Path plugins) {
    CommandRun.of("plugins", "--plugins", plugins).endsWith(DONE);
    return heard.texts();
  }

  @Test
  void aFolderWithoutJars() throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "");
    Files.createDirectory(folder.resolve("target"));
    assertEquals(List.of("plugin folder \"%s\" has no jars".formatted(folder)), warnings(folder));
  }

  @Test
  void aLibraryThatIsNotThereThoughItsJarNamesIt() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/maths.jar odd.jar");
    Path jar = folder.resolve("odd.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry("META-INF/services/" + FilterProvider.class.getName()));
    }
    assertEquals(
        List.of(
            "plugin jar \"%s\" names \"%s\" in its Class-Path, which is not there"
                .formatted(jar, folder.resolve("lib/maths.jar"))),
        warnings(folder));
  }

  @Test
  void aProjectInPlaceOfTheFolderWithItsJar() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.writeString(target.resolve("lift-1.0.0.jar"), "");
    assertEquals(
        List.of(
            "plugin folder \"%s\" has no jars; \"%s\" has some, name that"
                .formatted(folder, target)),
        warnings(folder));
  }
}
