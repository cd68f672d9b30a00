package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Sources of a plugin as its author has them: classes and their tests.
 *
 * @param classes sources of one top-level type each
 * @param tests likewise
 */
public record PluginSources(List<String> classes, List<String> tests) {
  private static final Pattern NAME =
      Pattern.compile("package ([\\w.]+);.*?class (\\w+)", Pattern.DOTALL);

  /** Tells tests from classes by what they extend. */
  public static PluginSources of(List<String> sources) {
    List<String> tests = sources.stream().filter(each -> each.contains(".contract.")).toList();
    List<String> classes = new ArrayList<>(sources);
    classes.removeAll(tests);
    return new PluginSources(classes, tests);
  }

  /** Compiles the classes against the api alone, and packs and lists them. */
  public Path writeTo(Path jar) throws IOException {
    MadeJar made = MadeJar.of(classes.toArray(String[]::new));
    list(made, FilterProvider.class);
    list(made, CombinerProvider.class);
    return made.writeTo(jar);
  }

  private void list(MadeJar made, Class<?> service) {
    String[] providers =
        classes.stream()
            .filter(each -> each.contains("implements " + service.getSimpleName() + "<"))
            .map(PluginSources::nameOf)
            .toArray(String[]::new);
    if (providers.length > 0) {
      made.listing(service, providers);
    }
  }

  /** Compiles and runs the tests, which all have to succeed, and gives their number. */
  public long test(Path jar) throws IOException {
    Path testJar =
        MadeJar.ofTests(jar, tests.toArray(String[]::new))
            .writeTo(jar.resolveSibling("tests-of-" + jar.getFileName()));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] jars = {jar.toUri().toURL(), testJar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jars, before)) {
      thread.setContextClassLoader(loader);
      TestExecutionSummary summary = run(loader);
      summary.getFailures().stream()
          .findFirst()
          .ifPresent(
              failure -> {
                throw new AssertionError(
                    failure.getTestIdentifier().getDisplayName(), failure.getException());
              });
      assertEquals(0, summary.getTestsSkippedCount());
      assertTrue(summary.getTestsSucceededCount() >= tests.size());
      return summary.getTestsSucceededCount();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private TestExecutionSummary run(ClassLoader loader) throws IOException {
    List<ClassSelector> selected = new ArrayList<>();
    try {
      for (String test : tests) {
        selected.add(selectClass(Class.forName(nameOf(test), false, loader)));
      }
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selected).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  private static String nameOf(String source) {
    Matcher name = NAME.matcher(source);
    if (!name.find()) {
      throw new AssertionError("no class in " + source);
    }
    return name.group(1) + "." + name.group(2);
  }
}
