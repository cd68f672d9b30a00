package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FilterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
  @TempDir private Path plugins;

  /** A filter whose name is in the middle of those of stacker. */
  @Test
  void filtersAreListedJarByJar() throws IOException {
    Path jar = plugins.resolve("extra.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      String name = NothingFilter.class.getName();
      String path = name.replace('.', '/') + ".class";
      entries.putNextEntry(new ZipEntry("META-INF/services/" + FilterProvider.class.getName()));
      entries.write(name.getBytes(StandardCharsets.UTF_8));
      entries.putNextEntry(new ZipEntry(path));
      try (InputStream code = NothingFilter.class.getResourceAsStream("/" + path)) {
        code.transferTo(entries);
      }
    }
    CommandRun run = CommandRun.of("plugins", "--plugins", plugins).endsWith(ExitCode.DONE);
    List<String> filters = run.out().lines().takeWhile(line -> !line.equals("combiners")).toList();
    List<String> origins = filters.stream().filter(line -> line.startsWith(" of ")).toList();
    assertEquals(2, origins.size(), run.out());
    assertTrue(origins.get(0).startsWith(" of stacker"), run.out());
    assertEquals(" of " + jar, origins.get(1));
    assertEquals(filters.size() - 2, filters.indexOf(origins.get(1)), run.out());
    List<String> own = filters.subList(2, filters.size() - 2);
    assertEquals(own.stream().sorted().toList(), own);
  }
}
