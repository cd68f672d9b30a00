package io.github.stacker.core.plugin.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.FoldCombinerContract;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.core.plugin.MadeJar;
import io.github.stacker.core.plugin.PluginSources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PluginProjectTest {
  private static final URI API = URI.create("file:///opt/stacker/maven/");
  private static final Pattern PLACEHOLDER = Pattern.compile("@[a-zA-Z]+@");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^<$]+)</version>");

  private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z][A-Za-z]*[a-z]\\w*");

  @TempDir private Path folder;

  private static Map<String, String> files(PluginKind kind) {
    return new PluginProject("night-sky", kind, "org.example.sky").files(API, "1.2.3");
  }

  /** That page's examples are compiled, run and held to their contracts by its own test. */
  @ParameterizedTest
  @CsvSource({
    "lift, FILTER",
    "midmean, COMBINER",
    "quadratic-mean, FOLD",
    "swell, NEIGHBOURHOOD",
    "shift, GEOMETRIC",
    "to-white, STATISTICS"
  })
  void itIsWhatThePageAboutPluginsShows(String name, PluginKind kind) throws IOException {
    String page = Files.readString(Path.of("../docs/adding-a-filter.md")).replace("\r\n", "\n");
    boolean showsTest =
        Set.of(PluginKind.FILTER, PluginKind.COMBINER, PluginKind.FOLD).contains(kind);
    new PluginProject(name, kind, "org.example")
        .files(API, "1.2.3")
        .forEach(
            (file, text) -> {
              boolean isClass = file.endsWith(".java") && !file.endsWith("Test.java");
              if (isClass || (showsTest && file.endsWith("Test.java"))) {
                assertTrue(page.contains("```java\n" + text + "```"), file + ":\n" + text);
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void itsTestsSucceed(PluginKind kind) throws IOException {
    List<String> sources =
        files(kind).entrySet().stream()
            .filter(file -> file.getKey().endsWith(".java"))
            .map(Map.Entry::getValue)
            .toList();
    PluginSources project = PluginSources.of(sources);
    assertTrue(project.test(project.writeTo(folder.resolve("night-sky.jar"))) > 10);
  }

  /** Names of all classes that the sources may mean, however they come to know them. */
  @ParameterizedTest
  @EnumSource
  void itCompilesWhateverClassItIsNamedAfter(PluginKind kind) throws IOException {
    Set<String> taken = new TreeSet<>();
    CLASS_NAME
        .matcher(String.join("\n", javaFiles("night-sky", kind, "org.example.sky").values()))
        .results()
        .forEach(name -> taken.add(name.group()));
    for (Class<?> contract :
        List.of(FilterContract.class, StackCombinerContract.class, FoldCombinerContract.class)) {
      taken.addAll(memberClasses(contract));
    }
    taken.addAll(List.of("Int", "Class", "Record", "Default"));
    List<String> classes = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    for (String name : taken) {
      String hyphened = name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      javaFiles(hyphened, kind, "org.example.p" + taken.size() + "x" + classes.size())
          .forEach((file, text) -> (file.endsWith("Test.java") ? tests : classes).add(text));
    }
    assertTrue(classes.size() > 15, taken::toString);
    Path jar = MadeJar.of(classes.toArray(String[]::new)).writeTo(folder.resolve("all.jar"));
    MadeJar.ofTests(jar, tests.toArray(String[]::new));
  }

  private static Map<String, String> javaFiles(String name, PluginKind kind, String packageName) {
    Map<String, String> files = new PluginProject(name, kind, packageName).files(API, "1.2.3");
    files.keySet().removeIf(file -> !file.endsWith(".java"));
    return files;
  }

  private static List<String> memberClasses(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(each -> Stream.of(each.getDeclaredClasses()))
        .map(Class::getSimpleName)
        .toList();
  }

  @Test
  void aClassThatSourcesUseIsNotCalledLikeIt() {
    for (String name : List.of("string", "parameters", "filter-provider", "test")) {
      String filter = new PluginProject(name, PluginKind.FILTER, "org.example").className();
      assertTrue(filter.endsWith("Plugin"), filter);
    }
    assertEquals("Adds", new PluginProject("adds", PluginKind.FILTER, "org.example").className());
    assertEquals("Stack", new PluginProject("stack", PluginKind.FILTER, "org.example").className());
    assertEquals(
        "StackPlugin", new PluginProject("stack", PluginKind.COMBINER, "org.example").className());
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftToFillIn(PluginKind kind) {
    files(kind)
        .forEach((file, text) -> assertFalse(PLACEHOLDER.matcher(text).find(), file + ": " + text));
  }

  @ParameterizedTest
  @EnumSource
  void itsClassIsWhereItsPackageAndItsServicesFileSay(PluginKind kind) {
    Map<String, String> files = files(kind);
    assertTrue(files.containsKey("src/main/java/org/example/sky/NightSky.java"));
    assertTrue(files.containsKey("src/test/java/org/example/sky/NightSkyTest.java"));
    String service = "src/main/resources/META-INF/services/" + kind.service().getName();
    assertEquals("org.example.sky.NightSky\n", files.get(service));
  }

  /** What this project is built with is what has been seen to work together. */
  @Test
  void versionsAreThoseOfThisProject() throws IOException {
    String ours = Files.readString(Path.of("../pom.xml")).replaceAll("\\s", "");
    Matcher version = VERSION.matcher(files(PluginKind.FILTER).get("pom.xml"));
    int compared = 0;
    while (version.find()) {
      if (version.group(1).startsWith("maven-")) {
        assertTrue(ours.contains(version.group().replaceAll("\\s", "")), version::group);
        compared++;
      }
      if (version.group(1).equals("junit-jupiter")) {
        assertTrue(ours.contains("<junit.version>%s<".formatted(version.group(2))));
        compared++;
      }
    }
    assertEquals(5, compared);
  }

  /** Otherwise exceptions that are thrown often come without both, where the suites show them. */
  @Test
  void itsTestsKeepMessagesAndLinesOfExceptions() {
    String pom = files(PluginKind.FILTER).get("pom.xml");
    assertTrue(pom.contains("<argLine>-XX:-OmitStackTraceInFastThrow</argLine>"), pom);
  }

  /** Otherwise a jar that is built anew is another plugin to the runs that used the old one. */
  @Test
  void itsJarHasTheSameBytesWhenItIsBuiltAgain() {
    String pom = files(PluginKind.FILTER).get("pom.xml");
    assertTrue(
        Pattern.compile("<project.build.outputTimestamp>\\d{4}-\\d\\d-\\d\\dT00:00:00Z<")
            .matcher(pom)
            .find(),
        pom);
  }

  @Test
  void itIsWrittenAsAWholeAndNeverOverWhatIsThere() throws IOException {
    PluginProject project = new PluginProject("night-sky", PluginKind.FILTER, "org.example");
    Path target = folder.resolve("new/night sky");
    project.write(target, API, "1.2.3");
    for (Map.Entry<String, String> file : project.files(API, "1.2.3").entrySet()) {
      assertEquals(file.getValue(), Files.readString(target.resolve(file.getKey())));
    }
    assertThrows(FileAlreadyExistsException.class, () -> project.write(target, API, "1.2.4"));
    assertTrue(Files.readString(target.resolve("pom.xml")).contains("1.2.3"));
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertEquals(List.of(target), left.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Night, org.example, '\"Night\" is no name of a filter'",
    "2nights, org.example, '\"2nights\" is no name of a filter'",
    "night_sky, org.example, '\"night_sky\" is no name of a filter'",
    "night, org.2nd, '\"org.2nd\" is no name of a Java package'",
    "night, org.class, '\"org.class\" is no name of a Java package'",
  })
  void namesThatCannotBeUsedAreRefused(String name, String packageName, String message) {
    PipelineException e =
        assertThrows(
            PipelineException.class, () -> new PluginProject(name, PluginKind.FILTER, packageName));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }
}
