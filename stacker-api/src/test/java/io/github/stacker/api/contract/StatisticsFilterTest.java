package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageRows;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsFilterTest extends FilterContract<NoParameters> {
  @Override
  protected FilterProvider<NoParameters> provider() {
    return new LessLast();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  /** This filter is not listed, since the list would be part of the jar of suites. */
  @Test
  @Override
  void theProviderIsFoundByTheServiceLoader() {
    assertThrows(AssertionError.class, super::theProviderIsFoundByTheServiceLoader);
  }

  @Test
  void measuringNothingIsToldInASentence() {
    StatisticsFilter<Object> filter =
        new StatisticsFilter<>() {
          @Override
          public Object measure(ImageSource image) {
            return null;
          }

          @Override
          public PointFilter filterFor(ImageInfo image, Object statistics) {
            return (info, band) -> sample -> sample;
          }
        };
    ImageInfo info = ImageInfo.of(2, 3, List.of(Band.GREY), SampleType.UINT8);
    NullPointerException error =
        assertThrows(
            NullPointerException.class, () -> applied(filter, MemoryImage.random(info, 1)));
    assertEquals("measure() returned null", error.getMessage());
  }

  @Test
  void allIsMeasuredBeforeTheFirstSample() throws IOException {
    ImageInfo info = ImageInfo.of(2, 3, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> 10 * i);
    assertArrayEquals(
        new double[] {-50, -40, -30, -20, -10, 0}, applied(new LessLast.Filter(), image).toArray());
  }

  @Test
  void onlyWhatAnImageCoversIsMeasured() throws IOException {
    ImageInfo info = ImageInfo.of(2, 2, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    double[] samples = {7, 255, 8, 255, 0, 0, 0, 0};
    assertEquals(8, new LessLast.Filter().measureCovered(new TopHalf(info, samples)));
  }

  @Test
  void aFilterThatMakesAnotherImageThanItSaidIsCaught() {
    StatisticsFilter<Double> broken =
        new LessLast.Filter() {
          @Override
          public ImageInfo resultOf(ImageInfo image) {
            return image;
          }
        };
    ImageInfo info = ImageInfo.of(2, 2, List.of(Band.GREY), SampleType.UINT8);
    ImageSource source = broken.apply(MemoryImage.of(info, i -> i));
    assertThrows(IllegalStateException.class, () -> source.read(Region.of(1, 1), new Tile()));
  }

  private record TopHalf(ImageInfo info, double[] samples) implements ImageSource {
    @Override
    public Region covered() {
      return Region.of(2, 1);
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      assertEquals(covered(), region);
      MemoryImage.of(info, i -> samples[i]).read(region, into);
    }
  }

  /** Subtracts the sample that comes last. */
  public static final class LessLast implements FilterProvider<NoParameters> {
    /** For the service loader. */
    public LessLast() {}

    @Override
    public String name() {
      return "less-last";
    }

    @Override
    public String description() {
      return "Subtracts the last sample.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public StatisticsFilter<Double> create(NoParameters parameters) {
      return new Filter();
    }

    /** The filter. */
    static class Filter implements StatisticsFilter<Double> {
      @Override
      public Double measure(ImageSource image) throws IOException {
        double[] last = {0};
        int bands = image.info().bandCount();
        int colours = image.info().colourBandCount();
        ImageRows.forEach(
            image, rows -> last[0] = rows.get(rows.sampleCount() - bands + colours - 1));
        return Double.isNaN(last[0]) ? 0 : last[0];
      }

      @Override
      public PointFilter filterFor(ImageInfo image, Double last) {
        return (info, band) -> sample -> sample - last;
      }
    }
  }
}
