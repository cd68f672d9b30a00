package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.ReducingFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How small frames are decoded. */
class ReducedStartTest {
  private static final FrameFormats NO_FORMATS = new FrameFormats(List.of(), Limits.DEFAULT);

  @Test
  void theSmallestSizeIsTakenThatFilterAndFormatAllow() throws IOException {
    Frame frame = new Frame(Orientation.UPRIGHT, 8, 1);
    assertEquals(1, divisorOf(frame, 1));
    assertEquals(2, divisorOf(frame, 3));
    assertEquals(4, divisorOf(frame, 7));
    assertEquals(8, divisorOf(frame, 100));
    assertEquals(4, divisorOf(new Frame(Orientation.UPRIGHT, 4, 1), 100));
    assertEquals(1, divisorOf(new Frame(Orientation.UPRIGHT, 1, 1), 100));
  }

  private static int divisorOf(Frame frame, int most) throws IOException {
    FrameChain chain = chain(true, new Reducing(most, 1, 800, 600));
    return ((Frame) ReducedStart.of(frame, chain).stored()).divisor();
  }

  @Test
  void theFilterIsToldTheWholeFrameAsItComesTurned() throws IOException {
    Frame frame = new Frame(Orientation.TURNED_90, 8, 1);
    for (boolean upright : new boolean[] {true, false}) {
      Reducing filter = new Reducing(4, 1, upright ? 600 : 800, upright ? 800 : 600);
      ReducedStart start = ReducedStart.of(frame, chain(upright, filter));
      assertEquals(4, ((Frame) start.stored()).divisor());
      Filter first = start.chain().filters().get(0).filter();
      assertEquals(4, assertInstanceOf(Reducing.class, first).started());
    }
  }

  @Test
  void onlyTheFirstFilterMayStartFromASmallerFrame() throws IOException {
    Frame frame = new Frame(Orientation.UPRIGHT, 8, 1);
    Filter other = source -> source;
    FrameChain second = chain(true, other, new Reducing(8, 1, 800, 600));
    assertSame(frame, ReducedStart.of(frame, second).stored());
    assertSame(second, ReducedStart.of(frame, second).chain());
    assertSame(frame, ReducedStart.of(frame, chain(true)).stored());
  }

  @Test
  void aFilterThatIsLookedAtStaysSo() throws IOException {
    Frame frame = new Frame(Orientation.UPRIGHT, 8, 1);
    FrameChain chain = chain(true, new CheckedFilter(new Reducing(8, 1, 800, 600)));
    Filter first = ReducedStart.of(frame, chain).chain().filters().get(0).filter();
    Filter inner = assertInstanceOf(CheckedFilter.class, first).filter();
    assertEquals(8, assertInstanceOf(Reducing.class, inner).started());
  }

  @Test
  void aFilterThatMeasuresStartsFromASmallerFrameWhenItIsLookedAt() throws IOException {
    Frame frame = new Frame(Orientation.UPRIGHT, 8, 1);
    for (boolean lookedAt : new boolean[] {true, false}) {
      Filter measuring = new MeasuringAndReducing();
      FrameChain chain = chain(true, lookedAt ? CheckedFilter.of(measuring) : measuring);
      ReducedStart start = ReducedStart.of(frame, chain);
      assertEquals(4, ((Frame) start.stored()).divisor());
      assertEquals(lookedAt, start.chain().filters().get(0).filter() instanceof CheckedFilter);
    }
  }

  private static FrameChain chain(boolean upright, Filter... filters) {
    List<FilterStep> steps =
        List.of(filters).stream()
            .map(one -> new FilterStep("filters[0]", "test", "a test", one))
            .toList();
    return new FrameChain(NO_FORMATS, upright, steps);
  }

  /** A filter that insists on what it is told of the frame. */
  private record Reducing(int most, int started, int width, int height) implements ReducingFilter {
    @Override
    public ImageSource apply(ImageSource source) {
      return source;
    }

    @Override
    public int mostDivisor(ImageInfo image) {
      requireWhole(image);
      return most;
    }

    @Override
    public Filter afterDecoding(ImageInfo image, int divisor) {
      requireWhole(image);
      return new Reducing(most, divisor, width, height);
    }

    private void requireWhole(ImageInfo image) {
      assertEquals(width, image.width());
      assertEquals(height, image.height());
    }
  }

  /** A filter that measures, unless it begins with less. */
  private record MeasuringAndReducing() implements StatisticsFilter<Double>, ReducingFilter {
    @Override
    public Double measure(ImageSource image) {
      return 1.0;
    }

    @Override
    public Filter filterFor(ImageInfo image, Double statistics) {
      return source -> source;
    }

    @Override
    public int mostDivisor(ImageInfo image) {
      return 4;
    }

    @Override
    public Filter afterDecoding(ImageInfo image, int divisor) {
      return source -> source;
    }
  }

  /** A frame of 800x600 pixels that can be decoded so many times smaller. */
  private record Frame(Orientation orientation, int smallest, int divisor) implements FrameFile {
    @Override
    public ImageInfo info() {
      return ImageInfo.of(800 / divisor, 600 / divisor, List.of(Band.GREY), SampleType.UINT8)
          .withMetadata(Metadata.NONE.withOrientation(orientation));
    }

    @Override
    public Optional<FrameFile> reduced(int wanted) {
      return wanted <= smallest
          ? Optional.of(new Frame(orientation, smallest, wanted))
          : Optional.empty();
    }

    @Override
    public String format() {
      return "test";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }

    @Override
    public void read(Region region, Tile into) {
      throw new IllegalStateException("not to be read");
    }
  }
}
