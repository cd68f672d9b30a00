package io.github.stacker.filters.missing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dead pixels that become missing. */
class DeadPixelsLeftOutTest extends FilterContract<DeadPixels.Parameters> {
  @Override
  protected DeadPixels provider() {
    return new DeadPixels();
  }

  @Override
  protected DeadPixels.Parameters parameters() {
    return new DeadPixels.Parameters(
        List.of(5, 7, 40, 36, 1, 0),
        Optional.empty(),
        DeadPixels.Fate.MISSING,
        DeadPixels.Mosaic.NONE);
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  @Override
  protected boolean keepsNan() {
    return false;
  }

  @Test
  void theListedPixelsHaveNoSampleAndTheOthersTheirs() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image =
          MemoryImage.random(ImageInfo.of(41, 37, List.of(Band.GREY), type), type.ordinal());
      MemoryImage left = applied(provider().create(parameters()), image);
      for (int i = 0; i < 41 * 37; i++) {
        int x = i % 41;
        int y = i / 41;
        boolean dead = i == 7 * 41 + 5 || i == 36 * 41 + 40 || i == 1;
        if (type.isInteger()) {
          assertEquals(image.get(x, y, 0), left.get(x, y, 0));
          assertEquals(dead ? 0 : type.white(), left.get(x, y, 1));
        } else {
          assertEquals(dead ? Double.NaN : image.get(x, y, 0), left.get(x, y, 0));
        }
      }
    }
  }
}
