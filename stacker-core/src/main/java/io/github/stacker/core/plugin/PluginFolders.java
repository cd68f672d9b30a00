package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the jars of plugin folders. */
final class PluginFolders {
  private static final Logger LOG = LoggerFactory.getLogger(PluginFolders.class);
  private static final String MAVEN_TARGET = "target";

  private PluginFolders() {}

  /**
   * Lists the files that end in {@code .jar}: folder after folder, in each by name, of equal ones
   * the first.
   *
   * @throws PluginException if a folder does not exist or cannot be read
   */
  static List<Path> jars(List<Path> folders) {
    List<Path> jars = new ArrayList<>();
    for (Path folder : folders) {
      try {
        List<Path> found = jarsIn(folder);
        if (found.isEmpty()) {
          warnOfNone(folder);
        }
        for (Path jar : found) {
          addIfNew(jar, jars);
        }
      } catch (NotDirectoryException e) {
        throw new PluginException(
            "\"%s\" is a file; name the folder that it is in".formatted(folder), e);
      } catch (NoSuchFileException e) {
        throw new PluginException(
            "there is no plugin folder \"%s\"; make it or name another".formatted(folder), e);
      } catch (IOException e) {
        throw new PluginException(
            "plugin folder \"%s\" cannot be read: %s".formatted(folder, e), e);
      }
    }
    return jars;
  }

  private static void warnOfNone(Path folder) throws IOException {
    Path target = folder.resolve(MAVEN_TARGET);
    String hint =
        Files.isDirectory(target) && !jarsIn(target).isEmpty()
            ? "; \"%s\" has some, name that".formatted(target)
            : "";
    LOG.warn("plugin folder \"{}\" has no jars{}", folder, hint);
  }

  private static void addIfNew(Path jar, List<Path> jars) throws IOException {
    for (Path other : jars) {
      if (Files.size(jar) == Files.size(other) && Files.mismatch(jar, other) < 0) {
        LOG.info("plugin jar \"{}\" is the same as \"{}\", which is used", jar, other);
        return;
      }
    }
    jars.add(jar);
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jar") && Files.isRegularFile(entry)) {
          jars.add(entry);
        }
      }
    }
    Collections.sort(jars);
    return jars;
  }
}
