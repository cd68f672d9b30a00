package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {
  private static final Region PLACE = new Region(3, 1, 4, 2);

  /** Paints a frame white on a black canvas, turns the canvas, and looks where the frame is. */
  @ParameterizedTest
  @EnumSource(Orientation.class)
  void turningTheCanvasTurnsWhatLiesOnIt(Orientation orientation) throws IOException {
    ImageInfo canvas = ImageInfo.of(11, 5, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage painted = MemoryImage.of(canvas, i -> inside(i % 11, i / 11) ? 255 : 0);
    MemoryImage turned = MemoryImage.copyOf(OrientedSource.of(painted, orientation), 3);
    Placement placement = new Placement(3, 1, Optional.of(canvas.region()));
    ImageInfo frame = ImageInfo.of(4, 2, List.of(Band.GREY), SampleType.UINT8);
    ImageInfo after =
        OrientedSource.infoOf(
            frame.withMetadata(frame.metadata().withPlacement(Optional.of(placement))),
            orientation);
    Placement place = after.metadata().placement().orElseThrow();
    assertEquals(Optional.of(turned.info().region()), place.canvas());
    Region white = new Region(place.x(), place.y(), after.width(), after.height());
    for (int y = 0; y < turned.info().height(); y++) {
      for (int x = 0; x < turned.info().width(); x++) {
        boolean expected = white.contains(new Region(x, y, 1, 1));
        assertEquals(expected ? 255 : 0, turned.get(x, y, 0), x + "," + y);
      }
    }
  }

  private static boolean inside(int x, int y) {
    return PLACE.contains(new Region(x, y, 1, 1));
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void onACanvasOfUnknownSizeFramesTurnedAlikeStayInPlace(Orientation orientation) {
    Region canvas = Region.of(50, 40);
    Placement known = new Placement(7, 9, Optional.of(canvas)).turned(orientation, 5, 6);
    Placement other = new Placement(20, 3, Optional.of(canvas)).turned(orientation, 8, 2);
    Placement unknown = new Placement(7, 9, Optional.empty()).turned(orientation, 5, 6);
    Placement unknownOther = new Placement(20, 3, Optional.empty()).turned(orientation, 8, 2);
    assertEquals(other.x() - known.x(), unknownOther.x() - unknown.x());
    assertEquals(other.y() - known.y(), unknownOther.y() - unknown.y());
  }

  @Test
  void aPartLiesWhereItWasCut() {
    ImageInfo info = ImageInfo.of(10, 8, List.of(Band.GREY), SampleType.UINT8);
    Placement placement = new Placement(100, 50, Optional.empty());
    MemoryImage image =
        MemoryImage.random(
            info.withMetadata(info.metadata().withPlacement(Optional.of(placement))), 1);
    CroppedSource part = new CroppedSource(image, new Region(2, 3, 4, 5));
    assertEquals(
        Optional.of(new Placement(102, 53, Optional.empty())), part.info().metadata().placement());
    assertEquals(Optional.empty(), image.info().withSize(3, 3).metadata().placement());
  }

  @Test
  void aCanvasBeginsAtItsCornerAndHasPixels() {
    Optional<Region> elsewhere = Optional.of(new Region(1, 0, 5, 5));
    assertThrows(IllegalArgumentException.class, () -> new Placement(0, 0, elsewhere));
    Optional<Region> empty = Optional.of(Region.of(0, 5));
    assertThrows(IllegalArgumentException.class, () -> new Placement(0, 0, empty));
  }
}
