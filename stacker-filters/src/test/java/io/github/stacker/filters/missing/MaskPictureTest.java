package io.github.stacker.filters.missing;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.util.List;
import java.util.Optional;

/** The contract for masks that are pictures. */
class MaskPictureTest extends FilterContract<Mask.Parameters> {
  @Override
  protected Mask provider() {
    return new Mask();
  }

  @Override
  protected Mask.Parameters parameters() {
    ImageInfo grey = ImageInfo.of(41, 37, List.of(Band.GREY), SampleType.UINT16);
    return new Mask.Parameters(
        Optional.of(MemoryImage.random(grey, 1)), List.of(), Mask.Keep.OUTSIDE);
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  @Override
  protected boolean keepsNan() {
    return false;
  }
}
