package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.api.contract.WatchedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropTest extends FilterContract<Crop.Parameters> {
  private static final ImageInfo GREY_3X2 =
      ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);
  private static final ImageInfo WIDE =
      ImageInfo.of(40_000, 60, List.of(Band.GREY), SampleType.UINT16);

  @Override
  protected Crop provider() {
    return new Crop();
  }

  @Override
  protected Crop.Parameters parameters() {
    return new Crop.Parameters(3, 7, 20, 30);
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** Pillow 9.4.0: {@code im.crop((1, 0, 3, 2))}. */
  @Test
  void theBoxIsThatOfPillow() throws IOException {
    MemoryImage image = MemoryImage.of(GREY_3X2, i -> i);
    double[] cropped = applied(crop(1, 0, 3, 2), image).toArray();
    assertArrayEquals(new double[] {1, 2, 4, 5}, cropped);
  }

  @Test
  void theBoxOfTheWholeImageChangesNothing() throws IOException {
    MemoryImage image = MemoryImage.of(GREY_3X2, i -> i);
    assertArrayEquals(image.toArray(), applied(crop(0, 0, 3, 2), image).toArray());
  }

  @Test
  void rowsBelowTheBoxAreNotRead() throws IOException {
    WatchedImage image = WatchedImage.rows(MemoryImage.random(WIDE, 1));
    MemoryImage.copyOf(crop(10, 20, 30, 50).apply(image), 7);
    assertEquals(50, image.rowsRead());
  }

  @Test
  void rowsAboveTheBoxAreReadInPiecesOfBoundedSize() throws IOException {
    WatchedImage image = WatchedImage.rows(MemoryImage.random(WIDE, 2));
    ImageSource cropped = crop(10, 59, 30, 60).apply(image);
    cropped.read(cropped.info().region(), new Tile());
    assertTrue(image.timesRead() >= 60 * WIDE.bytesPerRow() / cropped.workingBytes());
    assertTrue(cropped.workingBytes() <= 1 << 18);
  }

  @Test
  void aSourceOfRowsIsRefusedOutOfOrder() throws IOException {
    ImageSource cropped = crop(0, 5, 3, 50).apply(WatchedImage.rows(MemoryImage.random(WIDE, 3)));
    cropped.read(new Region(0, 0, 3, 4), new Tile());
    assertThrows(
        IllegalStateException.class, () -> cropped.read(new Region(0, 0, 3, 4), new Tile()));
    assertThrows(
        IllegalStateException.class, () -> cropped.read(new Region(1, 4, 2, 4), new Tile()));
    cropped.read(new Region(0, 4, 3, 1), new Tile());
  }

  @Test
  void aBoxOutsideTheImageIsRefusedWithBothSizes() {
    MemoryImage image = MemoryImage.of(GREY_3X2, i -> i);
    Filter crop = crop(1, 0, 4, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> crop.apply(image)).getMessage();
    assertEquals("the box from 1,0 to 4,2 is not inside the image of 3x2 pixels", message);
  }

  @Test
  void emptyAndNegativeBoxesAreRefused() {
    assertRefused("right is 5, not above left, which is 5", 5, 0, 5, 9);
    assertRefused("bottom is 3, not above top, which is 4", 0, 4, 5, 3);
    assertRefused("left is -1, below 0", -1, 0, 5, 9);
  }

  private void assertRefused(String message, int left, int top, int right, int bottom) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class, () -> new Crop.Parameters(left, top, right, bottom))
            .getMessage());
  }

  private static Filter crop(int left, int top, int right, int bottom) {
    return new Crop().create(new Crop.Parameters(left, top, right, bottom));
  }
}
