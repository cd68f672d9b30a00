package io.github.stacker.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many frames may be open at once. */
final class OpenFileLimit {
  /** What systems allow at least, where they cannot be asked. */
  private static final long COMMON_LIMIT = 256;

  /** Files of the virtual machine, of scratch and of outputs. */
  private static final long OTHER_FILES = 96;

  /** More than this gains nothing. */
  private static final long MOST = 4096;

  private OpenFileLimit() {}

  /** Gives the limit of this process, less what else it opens. */
  static int frames() {
    return frames(limitOf(Path.of("/proc/self/limits")));
  }

  static int frames(long limit) {
    return (int) Math.max(16, Math.min(MOST, limit - OTHER_FILES));
  }

  /** Reads the soft limit, which the virtual machine raises to the hard one when it starts. */
  static long limitOf(Path limits) {
    try (Stream<String> lines = Files.lines(limits)) {
      return lines
          .filter(line -> line.startsWith("Max open files"))
          .map(line -> line.split("\\s+")[3])
          .mapToLong(soft -> soft.equals("unlimited") ? MOST + OTHER_FILES : Long.parseLong(soft))
          .findFirst()
          .orElse(COMMON_LIMIT);
    } catch (IOException | RuntimeException e) {
      return COMMON_LIMIT;
    }
  }
}
