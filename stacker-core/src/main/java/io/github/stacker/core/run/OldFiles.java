package io.github.stacker.core.run;

import io.github.stacker.api.PipelineException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Files that were there before a run. */
public final class OldFiles {
  private OldFiles() {}

  /**
   * Refuses to replace anything.
   *
   * @param files what is to be written
   * @throws PipelineException if one of them is there, whatever it is
   */
  public static void refuse(List<Path> files) {
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new PipelineException(
            "\"%s\" is there already, and --no-clobber lets nothing be replaced; move it away, or give another name"
                .formatted(file));
      }
    }
  }
}
