package io.github.stacker.core.plugin.starter;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A small Maven project that is complete: a provider, its test, a pipeline that uses it.
 *
 * @param name what pipelines call it: lower-case words joined by hyphens
 * @param kind what it provides
 * @param packageName the Java package of its classes
 */
public record PluginProject(String name, PluginKind kind, String packageName) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Comments, texts, and what is filled in. */
  private static final Pattern NO_CODE =
      Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"|@[a-zA-Z]+@");

  /**
   * Checks the names.
   *
   * @throws PipelineException if one is none
   */
  public PluginProject {
    if (!NAME.matcher(name).matches()) {
      throw new PipelineException(
          "\"%s\" is no name of a %s; give lower-case words joined by hyphens, for example night-sky"
              .formatted(name, kind.word()));
    }
    if (!SourceVersion.isName(packageName)) {
      throw new PipelineException(
          "\"%s\" is no name of a Java package; give one like org.example".formatted(packageName));
    }
  }

  /**
   * Gives the files of the project.
   *
   * @param api a Maven repository that holds the api
   * @param version the version of the api there
   * @return texts by their path inside the project, with slashes
   */
  public Map<String, String> files(URI api, String version) {
    String main = "src/main/java/%s.java".formatted(path());
    String test = "src/test/java/%sTest.java".formatted(path());
    String service = kind.service().getName();
    Map<String, String> words =
        Map.of(
            "name", name,
            "Class", className(),
            "package", packageName,
            "kind", kind.word(),
            "api", api.toString(),
            "version", version,
            "apiVersion", Integer.toString(Provider.API_VERSION),
            "main", main,
            "test", test,
            "service", service);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled("pom.xml", words));
    files.put(".gitignore", filled("gitignore", words));
    files.put("README.md", filled("README.md", words));
    files.put("example.json", filled(kind.word() + ".json", words));
    files.put(main, filled(kind.title() + ".java", words));
    files.put(test, filled(kind.title() + "Test.java", words));
    files.put(
        "src/main/resources/META-INF/services/" + service,
        "%s.%s\n".formatted(packageName, className()));
    return files;
  }

  /**
   * Writes the project, whole or not at all.
   *
   * @param folder where; it must not be there
   * @param api a Maven repository that holds the api
   * @param version the version of the api there
   * @throws IOException if it cannot be written
   */
  public void write(Path folder, URI api, String version) throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    Path unfinished =
        Files.createDirectory(
            parent.resolve(".stacker-%s-%d".formatted(name, ProcessHandle.current().pid())));
    try {
      for (Map.Entry<String, String> file : files(api, version).entrySet()) {
        Path target = unfinished.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      Files.move(unfinished, folder);
    } catch (IOException e) {
      delete(unfinished);
      throw e;
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.walk(folder)) {
      entries = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }

  private String path() {
    return packageName.replace('.', '/') + "/" + className();
  }

  /** Gives the name as that of a class, and more where the sources mean another class by it. */
  String className() {
    String word =
        Stream.of(name.split("-"))
            .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
            .collect(Collectors.joining());
    return mentions(kind.title() + ".java", word) || mentions(kind.title() + "Test.java", word)
        ? word + "Plugin"
        : word;
  }

  private static boolean mentions(String source, String word) {
    String code = NO_CODE.matcher(resource(source + ".txt")).replaceAll(" ");
    return Pattern.compile("\\b" + word + "\\b").matcher(code).find();
  }

  private static String filled(String text, Map<String, String> words) {
    String filled = resource(text + ".txt");
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace("@" + word.getKey() + "@", word.getValue());
    }
    return filled;
  }

  private static String resource(String name) {
    try (InputStream in = PluginProject.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("resource " + name + " cannot be read", e);
    }
  }
}
