package io.github.stacker.core.trace;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Region;
import java.nio.file.Path;

/** Begins events of the flight recorder. */
final class FlightEvents {
  private FlightEvents() {}

  static Recorded frame(Stage stage, FrameLocation frame, long pixels, long fileBytes) {
    return begun(new FrameEvent(stage, pixels, frame.toString(), fileBytes));
  }

  static Recorded band(Stage stage, Region band) {
    return begun(new BandEvent(stage, band.pixels(), band.y(), band.height()));
  }

  static Recorded output(Stage stage, Path file, long pixels) {
    return begun(new OutputEvent(stage, pixels, file.toString()));
  }

  private static Recorded begun(WorkEvent event) {
    event.begin();
    return event;
  }
}
