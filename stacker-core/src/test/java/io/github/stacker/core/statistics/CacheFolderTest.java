package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();

  private Path of(String system) {
    return CacheFolder.of(system, home, environment::get);
  }

  @Test
  void linuxKeepsCachesInADotFolderOrWhereXdgSays() {
    assertEquals(home.resolve(".cache/stacker"), of("Linux"));
    environment.put("XDG_CACHE_HOME", home.resolve("other").toString());
    assertEquals(home.resolve("other/stacker"), of("Linux"));
  }

  @Test
  void relativeAndImpossibleFoldersAreIgnored() {
    for (String wrong : new String[] {"", "caches", "a\0b"}) {
      environment.put("XDG_CACHE_HOME", wrong);
      assertEquals(home.resolve(".cache/stacker"), of("Linux"));
    }
  }

  @Test
  void macKeepsCachesInTheLibrary() {
    environment.put("XDG_CACHE_HOME", home.resolve("other").toString());
    assertEquals(home.resolve("Library/Caches/stacker"), of("Mac OS X"));
  }

  @Test
  void windowsKeepsCachesInLocalApplicationData() {
    assertEquals(home.resolve("AppData/Local/stacker"), of("Windows 11"));
    environment.put("LOCALAPPDATA", home.resolve("local").toString());
    assertEquals(home.resolve("local/stacker"), of("Windows 11"));
  }

  @Test
  void thisSystemHasAFolder() {
    Path folder = StatisticsCache.defaultFolder();
    assertTrue(folder.isAbsolute());
    assertEquals(
        Path.of("stacker", "statistics"),
        folder.subpath(folder.getNameCount() - 2, folder.getNameCount()));
  }
}
