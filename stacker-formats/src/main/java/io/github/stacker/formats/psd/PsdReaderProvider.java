package io.github.stacker.formats.psd;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the merged picture of Photoshop files, PSD and PSB. */
public final class PsdReaderProvider implements FrameReaderProvider {
  /** Makes the provider. */
  public PsdReaderProvider() {}

  @Override
  public String name() {
    return "photoshop";
  }

  @Override
  public String description() {
    return "Reads the merged picture of PSD and PSB, of any size.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length >= PsdHeader.BYTES
        && prefix[0] == '8'
        && prefix[1] == 'B'
        && prefix[2] == 'P'
        && prefix[3] == 'S'
        && prefix[4] == 0
        && (prefix[5] == 1 || prefix[5] == 2);
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    PsdInput input = PsdInput.open(file);
    try {
      return new PsdFrame(input, new PsdParser(input, limits).parse());
    } catch (IOException | RuntimeException | Error e) {
      input.close();
      throw e;
    }
  }
}
