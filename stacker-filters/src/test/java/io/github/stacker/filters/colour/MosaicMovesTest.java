package io.github.stacker.filters.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.geometry.Crop;
import io.github.stacker.filters.geometry.Flip;
import io.github.stacker.filters.geometry.Interpolation;
import io.github.stacker.filters.geometry.Rotate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mosaics of three even colours, which come out even when they are developed in step. */
class MosaicMovesTest {
  private static final int[] COLOUR = {100, 200, 300};

  @ParameterizedTest
  @CsvSource({
    "RGGB, 12, 10, 0",
    "RGGB, 11, 9, 0",
    "GRBG, 12, 9, 1",
    "GBRG, 11, 10, 0",
    "BGGR, 12, 10, 1"
  })
  void movedByWholePixelsItsColoursFollow(String pattern, int width, int height, int offset)
      throws IOException {
    MemoryImage mosaic = mosaic(pattern, width, height, offset);
    for (Filter filter : filters(width, height)) {
      assertEven(filter.apply(mosaic), filter + " of " + pattern);
    }
    ImageSource moved = mosaic;
    for (Filter filter : filters(width, height).subList(0, 4)) {
      moved = filter.apply(moved);
    }
    assertEven(moved, "one after the other");
  }

  @Test
  void aSquareTurnedInItsPlaceIsTurnedExactly() throws IOException {
    Filter turn =
        new Rotate().create(new Rotate.Parameters(90, false, Interpolation.BICUBIC, List.of()));
    assertTrue(turn.keepsPlaces());
    assertEven(turn.apply(mosaic("RGGB", 11, 11, 0)), "square");
    ImageSource other = turn.apply(mosaic("RGGB", 12, 11, 0));
    assertEquals(
        List.of(new Keyword("OBJECT", "M31", true, "")), other.info().metadata().keywords());
  }

  private static List<Filter> filters(int width, int height) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Crop().create(new Crop.Parameters(1, 0, width, height)));
    for (Flip.Axis axis : Flip.Axis.values()) {
      filters.add(new Flip().create(new Flip.Parameters(axis)));
    }
    for (int degrees : new int[] {90, 180, -90}) {
      filters.add(
          new Rotate()
              .create(new Rotate.Parameters(degrees, true, Interpolation.BICUBIC, List.of())));
    }
    for (int shift = 0; shift < 4; shift++) {
      filters.add(
          new Crop().create(new Crop.Parameters(2 + (shift & 1), shift >> 1, width, height)));
    }
    return filters;
  }

  private static void assertEven(ImageSource mosaic, String what) throws IOException {
    Filter debayer =
        new Debayer().create(new Debayer.Parameters(Debayer.Pattern.AUTO, Debayer.Method.MALVAR));
    double[] samples = MemoryImage.copyOf(debayer.apply(mosaic), 64).toArray();
    for (int i = 0; i < samples.length; i++) {
      assertEquals(COLOUR[i % 3], samples[i], 1e-9, what + ", sample " + i);
    }
  }

  private static MemoryImage mosaic(String pattern, int width, int height, int offset) {
    List<Keyword> keywords = new ArrayList<>();
    keywords.add(new Keyword("OBJECT", "M31", true, ""));
    keywords.add(new Keyword("BAYERPAT", pattern, true, "of the camera"));
    if (offset != 0) {
      keywords.add(new Keyword("XBAYROFF", String.valueOf(offset), false, ""));
    }
    ImageInfo info =
        ImageInfo.of(width, height, List.of(Band.GREY), SampleType.UINT16)
            .withMetadata(Metadata.NONE.withKeywords(keywords));
    return MemoryImage.of(
        info,
        i -> {
          int cell = 2 * (i / width % 2) + (i % width + offset) % 2;
          return COLOUR["RGB".indexOf(pattern.charAt(cell))];
        });
  }
}
