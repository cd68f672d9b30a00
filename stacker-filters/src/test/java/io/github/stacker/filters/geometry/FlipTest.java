package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FlipTest {
  /** Pillow 9.4.0: {@code ImageOps.mirror(im)} and {@code ImageOps.flip(im)}. */
  @Test
  void horizontalIsPillowsMirrorAndVerticalItsFlip() throws IOException {
    ImageInfo info = ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    assertArrayEquals(
        new double[] {2, 1, 0, 5, 4, 3},
        MemoryImage.copyOf(flip(Flip.Axis.HORIZONTAL).apply(image), 2).toArray());
    assertArrayEquals(
        new double[] {3, 4, 5, 0, 1, 2},
        MemoryImage.copyOf(flip(Flip.Axis.VERTICAL).apply(image), 2).toArray());
  }

  @Test
  void onlyTheHorizontalFlipKeepsTheOrderOfRows() {
    assertEquals(Filter.Reading.IN_ORDER, flip(Flip.Axis.HORIZONTAL).reading());
    assertEquals(Filter.Reading.ELSEWHERE, flip(Flip.Axis.VERTICAL).reading());
  }

  @Test
  void anAxisHasToBeGiven() {
    assertThrows(NullPointerException.class, () -> new Flip.Parameters(null));
  }

  private static Filter flip(Flip.Axis axis) {
    return new Flip().create(new Flip.Parameters(axis));
  }

  @Nested
  class Horizontal extends FlipContract {
    @Override
    protected Flip.Parameters parameters() {
      return new Flip.Parameters(Flip.Axis.HORIZONTAL);
    }
  }

  @Nested
  class Vertical extends FlipContract {
    @Override
    protected Flip.Parameters parameters() {
      return new Flip.Parameters(Flip.Axis.VERTICAL);
    }
  }

  private abstract static class FlipContract extends FilterContract<Flip.Parameters> {
    @Override
    protected Flip provider() {
      return new Flip();
    }

    @Override
    protected boolean keepsPlaces() {
      return false;
    }
  }
}
