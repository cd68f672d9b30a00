package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotateTest extends FilterContract<Rotate.Parameters> {
  @Override
  protected Rotate provider() {
    return new Rotate();
  }

  @Override
  protected Rotate.Parameters parameters() {
    return new Rotate.Parameters(90, true, Interpolation.BICUBIC, List.of());
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** Pillow 9.4.0: {@code im.rotate(-degrees, expand=True)}. */
  @Test
  void degreesAreThoseOfPillowWithTheOtherSign() throws IOException {
    ImageInfo info = ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    assertArrayEquals(new double[] {3, 0, 4, 1, 5, 2}, applied(rotate(90), image).toArray());
    assertArrayEquals(new double[] {5, 4, 3, 2, 1, 0}, applied(rotate(180), image).toArray());
    assertArrayEquals(new double[] {2, 5, 1, 4, 0, 3}, applied(rotate(270), image).toArray());
    assertEquals(2, applied(rotate(90), image).info().width());
    assertEquals(3, applied(rotate(90), image).info().height());
  }

  @Test
  void fourQuarterTurnsGiveTheImageItself() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage half = applied(rotate(90), applied(rotate(90), image));
      assertArrayEquals(applied(rotate(180), image).toArray(), half.toArray());
      assertArrayEquals(image.toArray(), applied(rotate(180), half).toArray());
      assertArrayEquals(
          image.toArray(), applied(rotate(270), applied(rotate(90), image)).toArray());
    }
  }

  @Test
  void negativeAnglesTurnTheOtherWay() throws IOException {
    MemoryImage image = MemoryImage.random(inputs().get(0), 1);
    assertArrayEquals(applied(rotate(270), image).toArray(), applied(rotate(-90), image).toArray());
    for (int degrees : new int[] {0, 360, -360}) {
      assertSame(image, rotate(degrees).apply(image));
    }
  }

  @Test
  void moreThanAFullTurnIsRefused() {
    assertEquals(
        "degrees is 361, not within -360 to 360",
        assertThrows(IllegalArgumentException.class, () -> rotate(361)).getMessage());
  }

  private static Filter rotate(int degrees) {
    return new Rotate()
        .create(new Rotate.Parameters(degrees, true, Interpolation.BICUBIC, List.of()));
  }
}
