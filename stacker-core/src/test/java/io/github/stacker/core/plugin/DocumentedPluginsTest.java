package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about plugins are plugins, and keep to their contracts. */
class DocumentedPluginsTest {
  private static final Pattern JAVA = Pattern.compile("```java\\R(package .*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theyCompileLoadAndKeepTheirContracts() throws IOException {
    PluginSources sources = PluginSources.of(examples());
    Path jar = sources.writeTo(folder.resolve("documented.jar"));
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      long found =
          catalogue.filters().stream().filter(each -> each.origin().jar().isPresent()).count()
              + catalogue.combiners().stream()
                  .filter(each -> each.origin().jar().isPresent())
                  .count();
      assertTrue(found == sources.classes().size(), found + " of " + sources.classes().size());
    }
    assertTrue(sources.test(jar) > 20);
  }

  private static List<String> examples() throws IOException {
    String page = Files.readString(Path.of("../docs/adding-a-filter.md")).replace("\r\n", "\n");
    List<String> examples = new ArrayList<>();
    for (Matcher block = JAVA.matcher(page); block.find(); ) {
      examples.add(block.group(1));
    }
    return examples;
  }
}
