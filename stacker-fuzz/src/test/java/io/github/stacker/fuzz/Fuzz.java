package io.github.stacker.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has Jazzer make damaged files, guided by which code they reach; see the profile {@code fuzz}.
 * What it finds is put into a folder, and so are the files that reach most code, for the next run.
 */
public final class Fuzz {
  private static Target target;

  private Fuzz() {}

  /** Starts Jazzer, which starts the rest; the arguments are a target, seconds and a folder. */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Path folder = Path.of(arguments[2]);
    Path corpus = Files.createDirectories(folder.resolve("corpus").resolve(arguments[0]));
    Path found = Files.createDirectories(folder.resolve("found").resolve(arguments[0]));
    int number = 0;
    for (byte[] seed : Targets.of(arguments[0]).seeds()) {
      Files.write(corpus.resolve("seed" + number++), seed);
    }
    List<String> options = new ArrayList<>();
    options.add("--target_class=" + Fuzz.class.getName());
    options.add("--target_args=" + arguments[0]);
    options.add(
        "--instrumentation_includes=io.github.stacker.core.**:io.github.stacker.formats.**"
            + ":org.apache.commons.imaging.**:nom.tam.**:com.twelvemonkeys.**");
    options.add("--reproducer_path=" + found);
    options.add("-artifact_prefix=" + found + "/");
    options.add("--keep_going=20");
    options.add("-timeout=30");
    options.add("-rss_limit_mb=3000");
    options.add("-print_final_stats=1");
    options.add("-max_total_time=" + arguments[1]);
    options.add(corpus.toString());
    Class.forName("com.code_intelligence.jazzer.Jazzer")
        .getMethod("main", String[].class)
        .invoke(null, (Object) options.toArray(String[]::new));
  }

  /** Called by Jazzer at first. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    target = Targets.of(arguments[0]);
  }

  /** Called by Jazzer with every file that it made. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    target.take(bytes);
  }
}
