import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the archive of classes that the launcher starts from: does what users do, notes the classes
 * that were loaded, and has the Java that runs this write them down as it keeps them in memory.
 *
 * <p>Run by the build as {@code java SharedClasses.java DISTRIBUTION SCRATCH}. It leaves {@code
 * lib/stacker.jsa}, the archive, and {@code lib/stacker.classes}, the list it is made from, which
 * any other Java can make one of its own from. The list's first line says for whom the archive is:
 * version of Java, time of the build, folder. A Java that can make no archive leaves the list alone.
 */
final class SharedClasses {
  private final Path home;
  private final Path scratch;
  private final Set<String> classes = new LinkedHashSet<>();

  private SharedClasses(Path home, Path scratch) {
    this.home = home;
    this.scratch = scratch;
  }

  public static void main(String[] arguments) throws Exception {
    Path scratch = Path.of(arguments[1]);
    deleteAll(scratch);
    Files.createDirectories(scratch);
    new SharedClasses(Path.of(arguments[0]).toRealPath(), scratch).make();
    deleteAll(scratch);
  }

  private void make() throws Exception {
    note("demo", "--size", "96x64", "--frames", "3", "--quiet", file("demo"));
    String photographs = file("demo/frames");
    stack("median", "--map", "coverage=" + file("coverage.tif"), "-o", file("a.png"), photographs);
    stack("mean", "-o", file("b.tif"), "-o", file("b.png"), photographs);
    stack("mean", "-o", file("c.jpg"), file("b.tif"), file("b.tif"));
    stack("max", "-o", file("c.png"), file("a.png"), file("b.png"));
    note("run", "--quiet", pipeline().toString());
    String thumbnail = "thumbnail:size=48";
    note("convert", "--quiet", "--filter", thumbnail, "-o", file("small") + "/", photographs);
    note("convert", "--format", "png", "-o", file("copies") + "/", photographs);
    Path list = home.resolve("lib/stacker.classes");
    String first = "# %s %d %s".formatted(Runtime.version(), System.currentTimeMillis(), home);
    Files.write(list, Stream.concat(Stream.of(first), classes.stream()).toList());
    Path archive = home.resolve("lib/stacker.jsa");
    // Written under another name: the virtual machine does not survive an archive that is cut short.
    Path unfinished = home.resolve("lib/stacker.jsa.part");
    try {
      java(
          "-Xshare:dump",
          "-XX:SharedClassListFile=" + list,
          "-XX:SharedArchiveFile=" + unfinished,
          "-Xlog:disable",
          "-cp",
          jar());
      Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (IllegalStateException e) {
      Files.deleteIfExists(unfinished);
      System.err.println("stacker will start more slowly, without an archive: " + e.getMessage());
    }
  }

  private Path pipeline() throws IOException {
    String json =
        """
        {
          "frames": { "files": ["demo/frames/"] },
          "combine": { "method": "mean" },
          "outputs": [{ "file": "d.tif", "type": "uint16", "compression": "deflate" }]
        }
        """;
    return Files.writeString(scratch.resolve("pipeline.json"), json);
  }

  private void stack(String method, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("stack", "--method", method));
    command.addAll(List.of(arguments));
    note(command.toArray(String[]::new));
  }

  /** Runs a command and notes its classes, those already noted once. */
  private void note(String... command) throws Exception {
    Path list = scratch.resolve("classes");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:DumpLoadedClassList=" + list,
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dpicocli.disable.closures=true",
                "-Dpicocli.converters.excludes=java.time.*,java.sql.*",
                "-Dstacker.home=" + home,
                "-jar",
                jar()));
    arguments.addAll(List.of(command));
    java(arguments.toArray(String[]::new));
    try (Stream<String> lines = Files.lines(list)) {
      lines.filter(line -> !line.startsWith("#")).forEach(classes::add);
    }
  }

  private static void java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] said = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + new String(said));
    }
  }

  private String jar() {
    return home.resolve("lib/stacker-cli.jar").toString();
  }

  private String file(String name) {
    return scratch.resolve(name).toString();
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
