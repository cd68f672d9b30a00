package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.GeometricFilter;
import io.github.stacker.api.GeometricKernel;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GeometricFilterTest extends FilterContract<NoParameters> {
  private static final double NAN = Double.NaN;

  @Override
  protected FilterProvider<NoParameters> provider() {
    return new Diagonal();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** Corners come from beyond the edges. */
  @Override
  protected boolean keepsNan() {
    return false;
  }

  /** Takes every second pixel of every second row. */
  public static final class EverySecond implements FilterProvider<NoParameters> {
    @Override
    public String name() {
      return "every-second";
    }

    @Override
    public String description() {
      return "Takes every second pixel of every second row.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public GeometricFilter create(NoParameters parameters) {
      return new Filter();
    }

    private static final class Filter implements GeometricFilter, GeometricKernel {
      @Override
      public ImageInfo resultOf(ImageInfo image) {
        return image.withSize((image.width() + 1) / 2, (image.height() + 1) / 2);
      }

      @Override
      public GeometricKernel kernelFor(ImageInfo image) {
        return this;
      }

      @Override
      public Region sourceOf(Region region) {
        return new Region(
            2 * region.x(), 2 * region.y(), 2 * region.width() - 1, 2 * region.height() - 1);
      }

      @Override
      public void compute(Tile window, Tile result) {
        Region region = result.region();
        for (int y = region.y(); y < region.bottom(); y++) {
          for (int x = region.x(); x < region.right(); x++) {
            for (int band = 0; band < result.bands(); band++) {
              double sample = window.doubles()[window.index(2 * x, 2 * y) + band];
              result.doubles()[result.index(x, y) + band] = sample;
            }
          }
        }
      }
    }
  }

  /** This filter is not listed, since the list would be part of the jar of suites. */
  @Test
  void aKernelThatLeavesSamplesUnwrittenIsToldHowMany() {
    GeometricFilter diagonal = new Diagonal.Filter();
    GeometricFilterTest suite =
        new GeometricFilterTest() {
          @Override
          protected GeometricFilter filter() {
            return new Unwritten(diagonal);
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, suite::kernelsWriteAllOfTheirResultAndNothingElse);
    assertTrue(
        error.getMessage().startsWith("the kernel left a sample of its result unwritten "),
        error::getMessage);
  }

  /** Writes all samples but the last. */
  private record Unwritten(GeometricFilter filter) implements GeometricFilter {
    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return filter.resultOf(image);
    }

    @Override
    public GeometricKernel kernelFor(ImageInfo image) {
      GeometricKernel kernel = filter.kernelFor(image);
      return new GeometricKernel() {
        @Override
        public Region sourceOf(Region region) {
          return kernel.sourceOf(region);
        }

        @Override
        public void compute(Tile window, Tile result) {
          double last = result.doubles()[result.sampleCount() - 1];
          kernel.compute(window, result);
          result.doubles()[result.sampleCount() - 1] = last;
        }
      };
    }
  }

  @Test
  @Override
  void theProviderIsFoundByTheServiceLoader() {
    assertThrows(AssertionError.class, super::theProviderIsFoundByTheServiceLoader);
  }

  /** What is missing comes out transparent where there is alpha. */
  @Nested
  class OneThatLooksAtNothingBeyondTheEdges extends FilterContract<NoParameters> {
    @Override
    protected FilterProvider<NoParameters> provider() {
      return new EverySecond();
    }

    @Override
    protected NoParameters parameters() {
      return new NoParameters();
    }

    @Override
    protected boolean keepsPlaces() {
      return false;
    }

    @Test
    @Override
    void theProviderIsFoundByTheServiceLoader() {
      assertThrows(AssertionError.class, super::theProviderIsFoundByTheServiceLoader);
    }
  }

  @Test
  void beyondTheEdgesThereAreNoSamples() throws IOException {
    MemoryImage grey = MemoryImage.of(info(SampleType.FLOAT32, Band.GREY), i -> i + 1);
    assertArrayEquals(
        new double[] {1, NAN, 3, 2, NAN, 4}, applied(new Diagonal.Filter(), grey).toArray());
    MemoryImage whole = MemoryImage.of(info(SampleType.UINT8, Band.GREY), i -> i + 1);
    assertArrayEquals(
        new double[] {1, 0, 3, 2, 0, 4}, applied(new Diagonal.Filter(), whole).toArray());
  }

  @Test
  void pixelsBelowFullOpacityAndThoseBeyondTheEdgesAreTransparent() throws IOException {
    double[] samples = {1, 255, 2, 255, 3, 254, 4, 255};
    MemoryImage image =
        MemoryImage.of(info(SampleType.UINT8, Band.GREY, Band.ALPHA), i -> samples[i]);
    assertArrayEquals(
        new double[] {1, 255, 0, 0, 0, 0, 2, 255, 0, 0, 4, 255},
        applied(new Diagonal.Filter(), image).toArray());
  }

  @Test
  void aBandOfALargeImageNeverAsksForWhatIsAroundAllOfIt() throws IOException {
    ImageInfo info = ImageInfo.of(5_000, 5_000, List.of(Band.GREY), SampleType.UINT8);
    long[] largest = {0};
    ImageSource watched =
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return info;
          }

          @Override
          public void read(Region region, Tile into) {
            largest[0] = Math.max(largest[0], region.pixels());
            into.reshape(region, 1, SampleType.UINT8);
          }
        };
    new Diagonal.Filter().apply(watched).read(new Region(0, 4_000, 5_000, 2), new Tile());
    assertTrue(largest[0] > 0 && largest[0] <= 1 << 19, () -> largest[0] + " pixels");
  }

  @Test
  void theSourceIsReadAnywhere() {
    assertEquals(io.github.stacker.api.Filter.Reading.ANYWHERE, new Diagonal.Filter().reading());
  }

  private static ImageInfo info(SampleType type, Band... bands) {
    return ImageInfo.of(2, 2, List.of(bands), type);
  }

  /** Shears an image downwards by a row each column, into one that is a row higher. */
  public static final class Diagonal implements FilterProvider<NoParameters> {
    /** For the service loader. */
    public Diagonal() {}

    @Override
    public String name() {
      return "diagonal";
    }

    @Override
    public String description() {
      return "Shears an image.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public GeometricFilter create(NoParameters parameters) {
      return new Filter();
    }

    /** The filter. */
    static final class Filter implements GeometricFilter, GeometricKernel {
      @Override
      public ImageInfo resultOf(ImageInfo image) {
        return image.withSize(image.width(), image.height() + 1);
      }

      @Override
      public GeometricKernel kernelFor(ImageInfo image) {
        return this;
      }

      @Override
      public Region sourceOf(Region region) {
        int top = region.y() - (region.right() - 1);
        return new Region(region.x(), top, region.width(), region.bottom() - region.x() - top);
      }

      @Override
      public void compute(Tile window, Tile result) {
        for (int y = result.region().y(); y < result.region().bottom(); y++) {
          for (int x = result.region().x(); x < result.region().right(); x++) {
            for (int band = 0; band < result.bands(); band++) {
              double sample = window.get(window.index(x, y - x) + band);
              result.set(result.index(x, y) + band, sample);
            }
          }
        }
      }
    }
  }
}
