package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import java.io.IOException;
import java.util.Collection;

/** What several sources need together. */
final class Sources {
  private Sources() {}

  /** Closes all, whatever happens; throws what the first failure was, the others suppressed. */
  static void close(Collection<ImageSource> sources) throws IOException {
    IOException failure = null;
    for (ImageSource source : sources) {
      try {
        source.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
