package io.github.stacker.core.engine;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What frames of one stack have in common. */
final class Frames {
  private static final String CANVAS =
      "set \"canvas\" in \"frames\" to \"union\", \"first\" or \"intersection\"";

  private Frames() {}

  /**
   * Checks that all frames fit each other.
   *
   * @return what every frame looks like; with alpha if any frame has it, and the metadata of the
   *     first
   * @throws FrameException naming the first frame that differs from the first of all
   */
  static ImageInfo common(List<FrameProbe> frames) {
    FrameProbe reference = frames.get(0);
    boolean alpha = false;
    for (FrameProbe frame : frames) {
      requireFit(reference, frame);
      alpha |= frame.info().hasAlpha();
    }
    ImageInfo info = reference.info();
    if (!alpha || info.hasAlpha()) {
      return info;
    }
    List<Band> bands = new ArrayList<>(info.bands());
    bands.add(Band.ALPHA);
    return info.withBands(bands);
  }

  private static void requireFit(FrameProbe reference, FrameProbe frame) {
    ImageInfo a = reference.info();
    ImageInfo b = frame.info();
    requireEqual(reference, frame, size(a), size(b), "crop it first, or " + CANVAS);
    requireEqual(reference, frame, place(a), place(b), CANVAS);
    requireEqual(reference, frame, colours(a), colours(b), "add the filter \"greyscale\"");
    requireEqual(reference, frame, type(a), type(b), "add the filter \"convert\"");
  }

  private static void requireEqual(
      FrameProbe reference, FrameProbe frame, String a, String b, String advice) {
    if (!a.equals(b)) {
      throw new FrameException(
          "frame \"%s\" is %s, the first frame \"%s\" is %s; leave it out of \"frames\" or %s"
              .formatted(frame.location(), b, reference.location(), a, advice));
    }
  }

  private static String size(ImageInfo info) {
    return info.width() + "x" + info.height();
  }

  private static String place(ImageInfo info) {
    Placement placement = info.metadata().placement().orElse(Placement.ORIGIN);
    return "at %d,%d".formatted(placement.x(), placement.y());
  }

  private static String colours(ImageInfo info) {
    return info.bands().subList(0, info.colourBandCount()).toString();
  }

  private static String type(ImageInfo info) {
    return info.sampleType().title() + " with white at " + info.white();
  }

  /** Checks that a frame is still what its header said when the run was planned. */
  static void requireSame(FrameProbe planned, ImageSource opened) throws IOException {
    ImageInfo a = planned.info();
    ImageInfo b = opened.info();
    boolean placedAlike = place(a).equals(place(b)) && planned.covered().equals(opened.covered());
    if (a.width() != b.width() || a.height() != b.height() || !placedAlike) {
      throw changed();
    }
    requireSameKind(planned, opened);
  }

  /** Does the same for a frame of which the plan knows a part alone. */
  static void requireSameKind(FrameProbe planned, ImageSource opened) throws IOException {
    ImageInfo a = planned.info();
    ImageInfo b = opened.info();
    if (!a.bands().equals(b.bands())
        || a.sampleType() != b.sampleType()
        || a.white() != b.white()) {
      throw changed();
    }
  }

  private static IOException changed() {
    return new IOException("has changed since the run was planned");
  }
}
