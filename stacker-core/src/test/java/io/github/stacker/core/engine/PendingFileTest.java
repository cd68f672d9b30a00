package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.core.mapped.KeptScratch;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files get their names together or not at all. */
class PendingFileTest {
  @TempDir private Path folder;

  private final List<PendingFile> files = new ArrayList<>();

  /** Makes a whole file that has no name yet. */
  private PendingFile pending(String name) throws IOException {
    PendingFile file = new PendingFile(folder.resolve(name));
    Files.writeString(file.path(), "new " + name);
    files.add(file);
    return file;
  }

  /** Makes one with a folder beside it. */
  private PendingFile pendingWithFolder(String name) throws IOException {
    PendingFile file = new PendingFile(folder.resolve(name), PendingFileTest::folderOf);
    Files.writeString(file.path(), "new " + name);
    Path tiles = Files.createDirectory(folderOf(file.path()).orElseThrow());
    Files.writeString(tiles.resolve("tile"), "new tile");
    files.add(file);
    return file;
  }

  private static Optional<Path> folderOf(Path file) {
    return Optional.of(file.resolveSibling(file.getFileName() + "_files"));
  }

  private void old(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "old " + name);
  }

  /** Nothing can take the place of a folder that holds something. */
  private void block(String name) throws IOException {
    old(name + "/blocking");
  }

  private void close() {
    files.forEach(PendingFile::close);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return contents;
  }

  @Test
  void allGetTheirNames() throws IOException {
    old("a");
    old("c");
    old("d_files/old tile");
    old("d");
    for (String name : List.of("a", "b", "c")) {
      pending(name);
    }
    pendingWithFolder("d");
    PendingFile.commit(files, Existing.REPLACED);
    close();
    Map<String, String> expected =
        Map.of("a", "new a", "b", "new b", "c", "new c", "d", "new d", "d_files/tile", "new tile");
    assertEquals(new TreeMap<>(expected), contents());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c", "d", "d_files/tile"})
  void ifOneCannotGetItsNameAllAreAsTheyWere(String blocked) throws IOException {
    for (String name : List.of("a", "d")) {
      if (!blocked.startsWith(name)) {
        old(name);
      }
    }
    if (!blocked.startsWith("d_")) {
      old("d_files/old tile");
      block(blocked);
    } else {
      Files.writeString(folder.resolve("d_files"), "a file");
    }
    pending("a");
    pending("b");
    pendingWithFolder("d");
    pending("c");
    Map<String, String> before = contents();
    before.keySet().removeIf(name -> name.startsWith(".stacker-"));
    IOException e =
        assertThrows(IOException.class, () -> PendingFile.commit(files, Existing.REPLACED));
    String place = folder.resolve(blocked.replace("/tile", "")).toString();
    assertTrue(e.getMessage().startsWith("\"" + place + "\" cannot be"), e.getMessage());
    assertTrue(e.getMessage().endsWith("; nothing has been replaced"), e.getMessage());
    close();
    assertEquals(before, contents());
  }

  @Test
  void aNameAlwaysLeadsToAWholeFile() throws Exception {
    old("a");
    Thread reader =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                assertTrue(Files.exists(folder.resolve("a")));
              }
            });
    List<Throwable> failures = new ArrayList<>();
    reader.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    reader.start();
    for (int i = 0; i < 300; i++) {
      files.clear();
      pending("a");
      pending("b");
      PendingFile.commit(files, Existing.REPLACED);
    }
    reader.interrupt();
    reader.join();
    assertEquals(List.of(), failures);
  }

  @Test
  void whatMustBeKeptIsKept() throws IOException {
    pending("a");
    pending("b");
    old("b");
    IOException e = assertThrows(IOException.class, () -> PendingFile.commit(files, Existing.KEPT));
    assertTrue(e.getCause() instanceof FileAlreadyExistsException, e.toString());
    close();
    assertEquals(Map.of("b", "old b"), contents());
  }

  /** A process that is killed between two renames has put a folder aside. */
  @Test
  void whatAKilledProcessPutAsideComesBack() throws IOException {
    try (KeptScratch work = KeptScratch.open(folder.resolve("work"))) {
      PendingFile file = pendingWithFolder("d").notedIn(work);
      Path part = folderOf(file.path()).orElseThrow();
      old(part.getFileName() + ".old/old tile");
      old("d");
      PendingFile.removeNoted(work);
      work.delete();
    }
    String tile = contents().remove("d_files/old tile");
    assertTrue(tile.startsWith("old "), tile);
    assertEquals(2, contents().size());
    assertEquals("old d", contents().get("d"));
  }

  @Test
  void whatAKilledProcessHasReplacedStaysReplaced() throws IOException {
    try (KeptScratch work = KeptScratch.open(folder.resolve("work"))) {
      PendingFile file = pending("a").notedIn(work);
      Files.move(file.path(), folder.resolve("a"));
      old(file.path().getFileName() + ".old");
      PendingFile.removeNoted(work);
      work.delete();
    }
    assertEquals(Map.of("a", "new a"), contents());
    assertFalse(Files.exists(folder.resolve("work")));
  }
}
