package io.github.stacker.fuzz;

import io.github.stacker.api.FrameReaderProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a reader finds out whether a file is one of its own, where it leaves the rest to another
 * program.
 *
 * @param reader the reader
 * @param seeds files that begin as its own do
 */
record RecognitionTarget(FrameReaderProvider reader, List<byte[]> seeds) implements Target {
  @Override
  public void take(byte[] bytes) throws IOException {
    Path file = FuzzedFile.of(bytes);
    byte[] prefix = Arrays.copyOf(bytes, Math.min(bytes.length, FrameReaderProvider.PREFIX_BYTES));
    try {
      boolean known = reader.recognises(prefix) && reader.recognises(file, prefix);
      boolean again = reader.recognises(prefix) && reader.recognises(file, prefix);
      if (known != again) {
        throw new AssertionError("a file is recognised once and once not");
      }
    } catch (IOException e) {
      Refusal.check(e);
    }
  }
}
