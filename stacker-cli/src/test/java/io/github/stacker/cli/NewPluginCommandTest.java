package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewPluginCommandTest {
  @TempDir private Path folder;
  private Path home;
  private Path project;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("with space/stacker"));
    Files.createDirectory(home.resolve("maven"));
    project = folder.resolve("night-sky");
  }

  private CommandRun run(Object... arguments) {
    Stream<Object> all = Stream.concat(Stream.of("new-plugin"), Stream.of(arguments));
    return CommandRun.installedIn(home, all.toArray());
  }

  @Test
  void theProjectNamesTheApiOfTheInstallation() throws IOException {
    run("night-sky", "-o", project).endsWith(DONE).prints(project.toString(), "a filter");
    String pom = Files.readString(project.resolve("pom.xml"));
    assertTrue(pom.contains("<stacker.api>" + home.resolve("maven").toUri()), pom);
    assertTrue(pom.contains("with%20space"), pom);
    assertTrue(Files.exists(project.resolve("src/main/java/org/example/NightSky.java")));
  }

  @Test
  void aCombinerIsWrittenLikewise() throws IOException {
    run("night-sky", "-o", project, "--kind", "combiner", "--package", "org.stars").endsWith(DONE);
    String source = Files.readString(project.resolve("src/main/java/org/stars/NightSky.java"));
    assertTrue(source.contains("implements CombinerProvider<"), source);
  }

  @Test
  void aFoldIsACombiner() throws IOException {
    run("night-sky", "-o", project, "--kind", "fold").endsWith(DONE).prints("a combiner");
    String source = Files.readString(project.resolve("src/main/java/org/example/NightSky.java"));
    assertTrue(source.contains("implements FoldKernel"), source);
    run("median", "-o", folder.resolve("other"), "--kind", "fold")
        .endsWith(USAGE)
        .tells("there is a combiner \"median\" already");
  }

  /** The commands that its README.md shows, but for Maven's. */
  @Test
  void whatIsMadeOfItIsIgnored() throws IOException {
    run("night-sky", "-o", project).endsWith(DONE);
    List<String> ignored = Files.readAllLines(project.resolve(".gitignore"));
    Set<String> written = entries();
    CommandRun.of("demo", "--frames-only", "--size", "96x64", "--frames", "3", project)
        .endsWith(DONE);
    Set<String> made = new TreeSet<>(entries());
    made.removeAll(written);
    assertEquals(Set.of("/frames/", "/noise.json"), made);
    assertTrue(ignored.containsAll(made), ignored::toString);
    String example = Files.readString(project.resolve("example.json"));
    assertTrue(example.contains("\"file\": \"stacked/"), example);
    assertTrue(ignored.containsAll(List.of("/target/", "/stacked/")), ignored::toString);
  }

  /** What is in the project, as .gitignore names it. */
  private Set<String> entries() throws IOException {
    try (Stream<Path> all = Files.list(project)) {
      return all.map(each -> "/" + each.getFileName() + (Files.isDirectory(each) ? "/" : ""))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void namesThatAreTakenAreRefused() throws IOException {
    run("crop", "-o", project)
        .endsWith(USAGE)
        .tells("there is a filter \"crop\" already", "choose another name");
    run("median", "-o", project, "--kind", "combiner")
        .endsWith(USAGE)
        .tells("there is a combiner \"median\" already");
    assertFalse(Files.exists(project));
    run("median", "-o", project).endsWith(DONE);
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.writeString(project, "mine");
    run("night-sky", "-o", project).endsWith(USAGE).tells("there already", "-o");
    assertEquals("mine", Files.readString(project));
  }

  @Test
  void wrongWordsAreRefused() throws IOException {
    run("night-sky", "--kind", "reader").endsWith(USAGE).tells("--kind is \"reader\"", "combiner");
    run("Night", "-o", project).endsWith(USAGE).tells("\"Night\" is no name");
    run("night", "-o", project, "--package", "9").endsWith(USAGE).tells("\"9\" is no name");
    assertFalse(Files.exists(project));
  }

  @Test
  void withoutTheApiThereIsNothingToBuildAgainst() throws IOException {
    Files.delete(home.resolve("maven"));
    run("night-sky", "-o", project).endsWith(RESOURCES).tells("maven", "its distribution");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("with space")), left.toList());
    }
  }
}
