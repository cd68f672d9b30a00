package io.github.stacker.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Small files that are there: those that tests of the core read, and those of other projects. */
final class Seeds {
  private static final long MOST_BYTES = 40_000;

  private Seeds() {}

  /** Gives the files whose names have one of these endings, in the order of their paths. */
  static List<byte[]> endingIn(String... endings) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String folder :
        List.of("stacker-core/src/test/resources", "shared/data/corrupt", "shared/data/formats")) {
      addAll(above(folder), Set.of(endings), files);
    }
    return files;
  }

  /** Looks for a folder here and above. */
  private static Path above(String folder) {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve(folder))) {
      here = here.getParent();
    }
    return here.resolve(folder);
  }

  private static void addAll(Path folder, Set<String> endings, List<byte[]> to) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (endings.contains(ending) && Files.size(file) <= MOST_BYTES) {
          to.add(Files.readAllBytes(file));
        }
      }
    }
  }
}
