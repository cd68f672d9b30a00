package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell scripts, with a Java that prints what it is given. */
class LauncherTest {
  private static final Path PROJECT = CommandRun.projectFolder();
  private static final Path LAUNCHER = PROJECT.resolve("stacker-cli/src/main/dist/bin/stacker");

  @TempDir private Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh");
    home = Files.createDirectories(folder.toRealPath().resolve("with space/stacker"));
    tools = Files.createDirectories(folder.resolve("tools"));
    script(tools.resolve("java"), "for a in \"$@\"; do echo \"<$a>\"; done");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(LAUNCHER, home.resolve("bin/stacker"));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Result(int code, String text) {}

  private Result run(Map<String, String> environment, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("STACKER_OPTS");
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return new Result(process.exitValue(), text);
  }

  @Test
  void bothScriptsAreShell() throws Exception {
    assertEquals(new Result(0, ""), run(Map.of(), "-n", LAUNCHER));
    assertEquals(new Result(0, ""), run(Map.of(), "-n", PROJECT.resolve("stacker")));
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Result result = run(Map.of(), home.resolve("bin/stacker"), "info", "a b*.png", "", "$HOME");
    assertEquals(0, result.code());
    assertTrue(result.text().endsWith("<info>\n<a b*.png>\n<>\n<$HOME>\n"), result.text());
    assertTrue(result.text().contains("<-Dstacker.home=" + home + ">"), result.text());
    assertTrue(result.text().contains("<" + home + "/lib/stacker-cli.jar>"), result.text());
    assertTrue(result.text().contains("<-Dstacker.terminal=false>"), result.text());
  }

  @Test
  void linksLeadToTheInstallation() throws Exception {
    Path links = Files.createDirectory(folder.resolve("my links"));
    Path first = Files.createSymbolicLink(links.resolve("one"), home.resolve("bin/stacker"));
    Path second = Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    for (Path link : List.of(first, second)) {
      String text = run(Map.of(), link, "info").text();
      assertTrue(text.contains("<-Dstacker.home=" + home + ">"), text);
    }
  }

  @Test
  void optionsOfTheVirtualMachineComeAfterOurs() throws Exception {
    String text = run(Map.of("STACKER_OPTS", "-Xmx2g -Xint"), home.resolve("bin/stacker")).text();
    assertTrue(text.indexOf("<-Xmx512m>") < text.indexOf("<-Xmx2g>\n<-Xint>"), text);
  }

  @Test
  void javaHomeGoesBeforeThePath() throws Exception {
    Path java = Files.createDirectories(folder.resolve("other java/bin"));
    script(java.resolve("java"), "echo other");
    Map<String, String> environment = Map.of("JAVA_HOME", java.getParent().toString());
    assertEquals(new Result(0, "other\n"), run(environment, home.resolve("bin/stacker")));
  }

  @Test
  void aJavaThatIsMissingIsTold() throws Exception {
    Result result = run(Map.of("JAVA_HOME", "/absent"), home.resolve("bin/stacker"));
    assertEquals(1, result.code());
    assertTrue(result.text().contains("no Java found at \"/absent/bin/java\""), result.text());
  }

  /** A Java with a version, which writes the archive that it is asked for. */
  private Map<String, String> javaOfVersion(String version) throws IOException {
    Path java = Files.createDirectories(folder.resolve("java " + version + "/bin"));
    Files.writeString(java.resolveSibling("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    script(
        java.resolve("java"),
        """
        case "$*" in *-Xshare:dump*)
          for a in "$@"; do
            case $a in -XX:SharedArchiveFile=*) echo classes >"${a#*=}" ;; esac
          done
          exit ;;
        esac
        for a in "$@"; do echo "<$a>"; done""");
    return Map.of(
        "JAVA_HOME", java.getParent().toString(), "XDG_CACHE_HOME", cache().getParent().toString());
  }

  private Path cache() {
    return folder.resolve("cache/stacker");
  }

  private void archiveFor(String version, Path place) throws IOException {
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/stacker.classes"), "# %s 1 %s%n".formatted(version, place));
    Files.writeString(home.resolve("lib/stacker.jsa"), "classes");
  }

  private List<Path> cached(String ending) throws IOException {
    if (!Files.isDirectory(cache())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache())) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void theJavaOfTheBuildTakesTheArchiveOfTheBuild() throws Exception {
    archiveFor("17.0.1+2", home);
    String text = run(javaOfVersion("17.0.1+2"), home.resolve("bin/stacker"), "info").text();
    assertTrue(text.contains("<-XX:SharedArchiveFile=" + home + "/lib/stacker.jsa>"), text);
    assertEquals(List.of(), cached(""));
  }

  @Test
  void anotherJavaMakesAnArchiveOfItsOwnOnce() throws Exception {
    archiveFor("17.0.1+2", home);
    Map<String, String> java = javaOfVersion("25+9");
    String first = run(java, home.resolve("bin/stacker"), "info").text();
    assertTrue(first.endsWith("<info>\n"), first);
    awaitOneArchive();
    String second = run(java, home.resolve("bin/stacker"), "info").text();
    assertTrue(second.contains("<-XX:SharedArchiveFile=" + cached(".jsa").get(0) + ">"), second);
  }

  private void awaitOneArchive() throws Exception {
    for (int i = 0; i < 200 && (cached(".jsa").size() != 1 || !cached(".part").isEmpty()); i++) {
      Thread.sleep(50);
    }
    assertEquals(1, cached("").size(), cached("")::toString);
  }

  @Test
  void archivesOfFormerBuildsGo() throws Exception {
    Map<String, String> java = javaOfVersion("25+9");
    archiveFor("17.0.1+2", home);
    run(java, home.resolve("bin/stacker"), "info");
    awaitOneArchive();
    Path former = cached(".jsa").get(0);
    Path unread = Files.writeString(cache().resolve("classes-1-1.jsa"), "of a folder that is gone");
    Files.setAttribute(unread, "lastAccessTime", FileTime.from(Instant.EPOCH));
    String list = Files.readString(home.resolve("lib/stacker.classes")).replace("+2 1 ", "+2 2 ");
    Files.writeString(home.resolve("lib/stacker.classes"), list);
    run(java, home.resolve("bin/stacker"), "info");
    for (int i = 0; i < 200 && (Files.exists(former) || Files.exists(unread)); i++) {
      Thread.sleep(50);
    }
    awaitOneArchive();
    assertTrue(!cached(".jsa").contains(former), former::toString);
  }

  @Test
  void theProjectIsNotBuiltAgainWhereNoArchiveCanBeMade() throws Exception {
    Path project = Files.createDirectories(folder.toRealPath().resolve("project"));
    Files.copy(PROJECT.resolve("stacker"), project.resolve("stacker"));
    Files.writeString(project.resolve("pom.xml"), "");
    Path dist = project.resolve("stacker-cli/target/stacker");
    script(Files.createDirectories(dist.resolve("bin")).resolve("stacker"), "echo started");
    script(tools.resolve("mvn"), "echo built");
    Files.createDirectories(dist.resolve("lib"));
    Path list = Files.writeString(dist.resolve("lib/stacker.classes"), "# 17 1 /elsewhere");
    assertEquals(new Result(0, "started\n"), run(Map.of(), project.resolve("stacker")));
    Files.setLastModifiedTime(list, FileTime.from(Instant.EPOCH));
    String text = run(Map.of(), project.resolve("stacker")).text();
    assertEquals("building stacker (once)...\nstarted\n", text);
  }

  @Test
  void anInstallationThatWasMovedDoesNotTakeTheArchiveOfTheBuild() throws Exception {
    archiveFor("17.0.1+2", folder.resolve("elsewhere"));
    String text = run(javaOfVersion("17.0.1+2"), home.resolve("bin/stacker"), "info").text();
    assertTrue(!text.contains(home + "/lib/stacker.jsa"), text);
  }

  @Test
  void aUserWithoutAHomeHasNoCache() throws Exception {
    archiveFor("17.0.1+2", home);
    Map<String, String> environment = new HashMap<>(javaOfVersion("25+9"));
    environment.put("XDG_CACHE_HOME", "");
    environment.put("HOME", "");
    script(tools.resolve("mkdir"), "echo mkdir \"$@\"; exit 1");
    String text = run(environment, home.resolve("bin/stacker"), "info").text();
    assertTrue(text.startsWith("<-Xmx512m>") && text.endsWith("<info>\n"), text);
    environment.put("HOME", folder.toString());
    String other = run(environment, home.resolve("bin/stacker"), "info").text();
    assertTrue(other.startsWith("mkdir -p " + folder + "/.cache/stacker\n"), other);
  }

  @Test
  void aCacheThatCannotBeWrittenIsDoneWithout() throws Exception {
    archiveFor("17.0.1+2", home);
    Files.writeString(cache().getParent(), "a file where the folder should be");
    String text = run(javaOfVersion("25+9"), home.resolve("bin/stacker"), "info").text();
    assertTrue(text.startsWith("<-Xmx512m>") && text.endsWith("<info>\n"), text);
    assertTrue(!text.contains("SharedArchiveFile"), text);
  }
}
