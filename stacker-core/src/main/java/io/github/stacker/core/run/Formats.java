package io.github.stacker.core.run;

import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.PluginBlame;

/** The formats of a catalogue's readers. */
public final class Formats {
  private Formats() {}

  /**
   * Collects the readers, to decode with what every Java has.
   *
   * @param catalogue what was found
   * @return what opens frames, with the limits that let real frames through
   */
  public static FrameFormats of(Catalogue catalogue) {
    return of(catalogue, Decoding.JDK);
  }

  /**
   * Collects the readers.
   *
   * @param catalogue what was found
   * @param decoding what readers that have a choice decode with
   * @return what opens frames, with the limits that let real frames through
   */
  static FrameFormats of(Catalogue catalogue, Decoding decoding) {
    return new FrameFormats(
        catalogue.readers().stream().map(Formats::guarded).toList(), Limits.DEFAULT, decoding);
  }

  private static FrameReaderProvider guarded(Plugin<FrameReaderProvider> reader) {
    PluginBlame blame = PluginBlame.of("reader", reader.name(), reader.origin());
    return blame.isNeeded() ? new GuardedReader(reader.provider(), blame) : reader.provider();
  }
}
