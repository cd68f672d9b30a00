package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.contract.FilterContract;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What authors of plugins test with: the jar of suites as this build has packed it. */
class ContractSuitesJarTest {
  private static final String CONTRACT = "io/github/stacker/api/contract/";

  private Path jar;

  @BeforeEach
  void find() throws URISyntaxException {
    jar = Path.of(FilterContract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeTrue(Files.isRegularFile(jar), "this build packs no jars");
  }

  private static Set<String> files(Path jar, String ending) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> !entry.isDirectory())
          .map(entry -> entry.getName())
          .filter(name -> !name.startsWith("META-INF/"))
          .peek(name -> assertTrue(name.startsWith(CONTRACT) && name.endsWith(ending), name))
          .map(name -> name.substring(CONTRACT.length(), name.length() - ending.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void itHoldsTheSuitesWithoutTheTestsOfThem() throws IOException {
    Set<String> classes = files(jar, ".class");
    assertTrue(
        classes.containsAll(
            Set.of(
                "FilterContract",
                "FoldCombinerContract",
                "MemoryImage",
                "ProviderContract",
                "StackCombinerContract")),
        classes::toString);
    assertTrue(classes.stream().noneMatch(name -> name.contains("Test")), classes::toString);
  }

  @Test
  void itsSourcesAreBesideIt() throws IOException {
    String name = jar.getFileName().toString();
    assertTrue(name.endsWith("-tests.jar"), name);
    Set<String> classes =
        files(jar, ".class").stream()
            .filter(each -> !each.contains("$"))
            .collect(Collectors.toCollection(TreeSet::new));
    Path sources = jar.resolveSibling(name.replace("-tests.jar", "-test-sources.jar"));
    assertEquals(classes, files(sources, ".java"));
  }
}
