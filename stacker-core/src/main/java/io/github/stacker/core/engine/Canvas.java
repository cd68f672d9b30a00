package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import java.util.List;
import java.util.Optional;

/** Which part of the canvas that frames lie on is stacked. */
public enum Canvas {
  /** The smallest rectangle that holds all frames. */
  UNION {
    @Override
    Sides of(Sides all, Sides frame) {
      return new Sides(
          Math.min(all.left, frame.left),
          Math.min(all.top, frame.top),
          Math.max(all.right, frame.right),
          Math.max(all.bottom, frame.bottom));
    }
  },
  /** The place of the first frame. */
  FIRST {
    @Override
    Sides of(Sides all, Sides frame) {
      return all;
    }
  },
  /** What lies in all frames. */
  INTERSECTION {
    @Override
    Sides of(Sides all, Sides frame) {
      return new Sides(
          Math.max(all.left, frame.left),
          Math.max(all.top, frame.top),
          Math.min(all.right, frame.right),
          Math.min(all.bottom, frame.bottom));
    }
  };

  /** Takes one frame more. */
  abstract Sides of(Sides all, Sides frame);

  /**
   * Finds the part of the canvas.
   *
   * @param frames the frames before any filter, in the pipeline's order
   * @return the part, relative to the canvas on which the frames lie
   * @throws FrameException if the frames name canvases of different sizes, have no place in common
   *     where that is asked for, or lie so far apart that the canvas is beyond the limits
   */
  public Region of(List<FrameProbe> frames) {
    requireOneCanvas(frames);
    FrameProbe first = frames.get(0);
    Sides all = Sides.of(first.info());
    for (FrameProbe frame : frames) {
      all = of(all, Sides.of(frame.info()));
      if (all.right <= all.left || all.bottom <= all.top) {
        throw new FrameException(
            "frame \"%s\", %s, has no place in common with all before it; set \"canvas\" to \"union\" or \"first\", or leave it out of \"frames\""
                .formatted(frame.location(), PlacedSource.placeOf(frame.info())));
      }
    }
    if ((double) (all.right - all.left) * (all.bottom - all.top) > Limits.DEFAULT.pixels()
        || all.right - all.left > Integer.MAX_VALUE
        || all.bottom - all.top > Integer.MAX_VALUE) {
      throw new FrameException(
          "the frames lie on a canvas of %dx%d pixels, at most %d pixels are stacked; set \"canvas\" to \"first\", or leave out of \"frames\" what lies far off"
              .formatted(all.right - all.left, all.bottom - all.top, Limits.DEFAULT.pixels()));
    }
    return all.region();
  }

  private static void requireOneCanvas(List<FrameProbe> frames) {
    Optional<FrameProbe> reference = Optional.empty();
    for (FrameProbe frame : frames) {
      Optional<Region> whole = wholeOf(frame);
      if (whole.isEmpty()) {
        continue;
      }
      if (reference.isPresent() && !wholeOf(reference.get()).equals(whole)) {
        throw new FrameException(
            "frame \"%s\" lies on a canvas of %s, frame \"%s\" on one of %s; stack layers of one panorama alone"
                .formatted(
                    frame.location(),
                    size(whole.get()),
                    reference.get().location(),
                    size(wholeOf(reference.get()).orElseThrow())));
      }
      reference = Optional.of(frame);
    }
  }

  private static Optional<Region> wholeOf(FrameProbe frame) {
    return frame.info().metadata().placement().flatMap(Placement::canvas);
  }

  private static String size(Region whole) {
    return whole.width() + "x" + whole.height();
  }

  /** The edges of a rectangle, half-open; empty or as wide as it likes. */
  record Sides(long left, long top, long right, long bottom) {
    static Sides of(ImageInfo image) {
      Region place = PlacedSource.placeOf(image);
      return new Sides(place.x(), place.y(), place.right(), place.bottom());
    }

    Region region() {
      return new Region((int) left, (int) top, (int) (right - left), (int) (bottom - top));
    }
  }
}
