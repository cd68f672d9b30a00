package io.github.stacker.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;

/** What several sources need together. */
final class Sources {
  private Sources() {}

  /** Closes all, whatever happens; throws what the first failure was, the others suppressed. */
  static void close(Stream<? extends Closeable> sources) throws IOException {
    IOException failure = null;
    for (Closeable source :
        (Iterable<Closeable>) () -> sources.<Closeable>map(source -> source).iterator()) {
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
