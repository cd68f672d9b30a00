package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Filter;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThumbnailTest extends FilterContract<Thumbnail.Parameters> {
  @Override
  protected Thumbnail provider() {
    return new Thumbnail();
  }

  @Override
  protected Thumbnail.Parameters parameters() {
    return new Thumbnail.Parameters(7, 0, 0, Kernel.BICUBIC);
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  @Test
  void sizesAndSamplesAreThoseOfPillow() throws IOException {
    for (Pillow expected : Pillow.read("pillow-thumbnail.txt", 7)) {
      Filter filter = within(expected.number(3), expected.number(4), expected.choice(Kernel.class));
      expected.assertLike(filter, Pillow.noise(expected.number(1), expected.number(2)));
    }
  }

  @Test
  void whatFitsStaysAsItIs() {
    MemoryImage image = Pillow.noise(20, 10);
    assertSame(image, within(20, 10, Kernel.LANCZOS).apply(image));
    assertSame(image, within(300, 11, Kernel.LANCZOS).apply(image));
  }

  @Test
  void boxesThatAreNoneOrTwoAreRefused() {
    int[][] refused = {{0, 0, 0}, {5, 5, 5}, {0, 5, 0}, {0, 0, 5}, {5, 0, 5}};
    for (int[] box : refused) {
      assertEquals(
          "size is %d, width %d, height %d; give size, or width and height"
              .formatted(box[0], box[1], box[2]),
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new Thumbnail.Parameters(box[0], box[1], box[2], Kernel.BOX))
              .getMessage());
    }
  }

  private static Filter within(int width, int height, Kernel kernel) {
    return new Thumbnail().create(new Thumbnail.Parameters(0, width, height, kernel));
  }
}
