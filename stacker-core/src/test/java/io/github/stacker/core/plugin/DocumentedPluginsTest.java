package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.FoldCombinerContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.run.StackRun;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about plugins are plugins, and keep to their contracts. */
class DocumentedPluginsTest {
  private static final Pattern JAVA = Pattern.compile("```java\\R(package .*?)```", Pattern.DOTALL);

  private static final ImageInfo SMALL = ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);

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

  /** As the suites insist, also in examples that are no whole classes. */
  @Test
  void itsParametersAreDescribedInSentences() throws IOException {
    String page = Files.readString(Path.of("../docs/adding-a-filter.md"));
    Matcher parameter = Pattern.compile("@Parameter\\((?:\\s*value = )?\"(.*?)\"").matcher(page);
    int found = 0;
    for (; parameter.find(); found++) {
      assertTrue(parameter.group(1).matches("[A-Z].*\\."), parameter::group);
    }
    assertTrue(found > 4, found + " parameters");
  }

  @Test
  void theTablesNameWhatTestsMayOverride() throws IOException {
    String page = Files.readString(Path.of("../docs/adding-a-filter.md"));
    String ofFilters = page.substring(page.indexOf("| method of `FilterContract` |"));
    String ofCombiners = page.substring(page.indexOf("| method | default | override it when |"));
    assertEquals(hooks(FilterContract.class), rows(ofFilters, ""));
    assertEquals(hooks(StackCombinerContract.class), rows(ofCombiners, ""));
    assertEquals(hooks(FoldCombinerContract.class), rows(ofCombiners, "whole stacks only"));
  }

  /** Gives the first words of the rows of the table that a text begins with, but for some. */
  private static Set<String> rows(String text, String without) {
    return text.lines()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> without.isEmpty() || !line.contains(without))
        .map(line -> line.substring(line.indexOf('`') + 1, line.indexOf('(')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> hooks(Class<?> suite) {
    Set<String> hooks = new TreeSet<>();
    for (Class<?> each = suite; each != Object.class; each = each.getSuperclass()) {
      Stream.of(each.getDeclaredMethods())
          .filter(method -> Modifier.isProtected(method.getModifiers()))
          .filter(method -> (method.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0)
          .forEach(method -> hooks.add(method.getName()));
    }
    hooks.removeAll(Set.of("provider", "parameters"));
    return hooks;
  }

  @Test
  void theFiltersRunOnFramesAndBehindTheCombine() throws IOException {
    PluginSources.of(examples()).writeTo(folder.resolve("documented.jar"));
    double[] frame = {50, 1, 3, 40, 5, 6};
    DefaultWriter.of(new TiffWriterProvider())
        .write(MemoryImage.of(SMALL, i -> frame[i]), folder.resolve("frame.tif"));

    assertResult("swell", "", 50, 50, 6, 50, 50, 6);
    assertResult("shift", ", \"columns\": 1", Double.NaN, 50, 1, Double.NaN, 40, 5);
    assertResult("to-white", "", 255, 5.1, 15.3, 204, 25.5, 30.6);
    assertResult("lift", ", \"share\": 0.2", 101, 52, 54, 91, 56, 57);
  }

  private void assertResult(String filter, String parameters, double... expected)
      throws IOException {
    String step = "[{\"filter\": \"%s\"%s}]".formatted(filter, parameters);
    boolean integer =
        filter.equals("shift"); // which keeps the type of a frame, so has no NaN there
    double[] onFrames = expected.clone();
    for (int i = 0; i < onFrames.length && integer; i++) {
      onFrames[i] = Double.isNaN(expected[i]) ? 0 : expected[i];
    }
    assertArrayEquals(onFrames, stacked("filters", step), 1e-5, filter);
    assertArrayEquals(expected, stacked("post", step), 1e-5, filter);
  }

  private double[] stacked(String place, String steps) throws IOException {
    String json =
        """
        {"frames": {"files": ["frame.tif"]},
         "%s": %s,
         "combine": {"method": "mean"},
         "outputs": [{"file": "out.tif", "type": "float64", "scale": "none"}]}
        """
            .formatted(place, steps);
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      Pipeline pipeline = new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
      StackRun.prepare(pipeline, catalogue, SmallStack.CHECKING).execute(Progress.NONE);
    }
    try (FrameFile out = new TiffReaderProvider().open(folder.resolve("out.tif"), Limits.DEFAULT)) {
      return MemoryImage.copyOf(out, 1).toArray();
    }
  }
}
