package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.core.engine.CheckedFilter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What stands between the engine and the code of a plugin overrides every method of its interface:
 * otherwise the api would answer in the plugin's place, and nothing would tell that what the plugin
 * says or offers is never heard.
 */
class GuardsTest {
  private static final Pattern NAME = Pattern.compile("(.*[.$])?(Guarded|Checked)\\w+(\\$.*)?");

  private static final String APPLIED_BY_THE_API = "only filters that the api applies are wrapped";

  /** What plugins are not asked, and why. */
  private static final Map<String, String> NOT_ASKED =
      Map.of(
          "GuardedReader.parameters()",
          "readers have none",
          "CheckedFilter$Measuring.reading()",
          "what is looked at is read anywhere, again by parts",
          "CheckedKernels$Around.apply(ImageSource)",
          APPLIED_BY_THE_API,
          "CheckedKernels$Moving.apply(ImageSource)",
          APPLIED_BY_THE_API,
          "CheckedKernels$Made.apply(ImageSource)",
          APPLIED_BY_THE_API,
          "CheckedKernels$Made.apply(ImageSource, Object)",
          APPLIED_BY_THE_API);

  @Test
  void guardsOverrideWhateverPluginsMay() throws IOException {
    TreeSet<String> answeredByTheApi = new TreeSet<>();
    for (Class<?> guard : guards()) {
      for (Method method : guard.getMethods()) {
        if (method.isDefault()) {
          answeredByTheApi.add(named(guard, method));
        }
      }
    }
    assertEquals(new TreeSet<>(NOT_ASKED.keySet()), answeredByTheApi);
  }

  @Test
  void guardsAreFoundWhereverTheyAre() throws IOException {
    List<String> names = guards().stream().map(GuardsTest::shortName).toList();
    for (String name :
        List.of(
            "GuardedFold",
            "GuardedFold$GuardedKernel",
            "GuardedReader$GuardedFrame",
            "GuardedSource",
            "CheckedFilter$Measuring",
            "CheckedStackKernel")) {
      assertTrue(names.contains(name), name + " among " + names);
    }
  }

  private static List<Class<?>> guards() throws IOException {
    URL place = CheckedFilter.class.getProtectionDomain().getCodeSource().getLocation();
    Path classes = Path.of(URI.create(place.toString()));
    try (Stream<Path> files = Files.walk(classes)) {
      List<Class<?>> guards = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        if (NAME.matcher(name).matches()) {
          guards.add(loaded(name));
        }
      }
      return guards;
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, GuardsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String named(Class<?> guard, Method method) {
    return Stream.of(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", shortName(guard) + "." + method.getName() + "(", ")"));
  }

  private static String shortName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1);
  }
}
