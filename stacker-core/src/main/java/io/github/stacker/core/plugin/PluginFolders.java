package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists the jars of plugin folders. */
final class PluginFolders {
  private PluginFolders() {}

  /**
   * Lists the files that end in {@code .jar}: folder after folder, in each by name, a file that can
   * be reached twice once.
   *
   * @throws PluginException if a folder does not exist or cannot be read
   */
  static Collection<Path> jars(List<Path> folders) {
    Map<Object, Path> jars = new LinkedHashMap<>();
    for (Path folder : folders) {
      try {
        for (Path jar : jarsIn(folder)) {
          jars.putIfAbsent(identity(jar), jar);
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
    return jars.values();
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

  /** The file system's own identity where it has one, so that links count as well. */
  private static Object identity(Path jar) throws IOException {
    Object key = Files.readAttributes(jar, BasicFileAttributes.class).fileKey();
    return key == null ? jar.toRealPath() : key;
  }
}
