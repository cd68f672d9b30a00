package io.github.stacker.core.run;

import io.github.stacker.api.Limits;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;

/** The formats of a catalogue's readers. */
public final class Formats {
  private Formats() {}

  /**
   * Collects the readers.
   *
   * @param catalogue what was found
   * @return what opens frames, with the limits that let real frames through
   */
  public static FrameFormats of(Catalogue catalogue) {
    return new FrameFormats(
        catalogue.readers().stream().map(Plugin::provider).toList(), Limits.DEFAULT);
  }
}
