package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.CroppedSource;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.api.contract.WatchedImage;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A picture is the same whether one thread makes it or many. */
class PictureConverterTest extends StackingTest {
  private static final ImageInfo INFO = ImageInfo.of(40, 300, BANDS.get(1), SampleType.UINT8);
  private static final int PIECE = 100_000;
  private static final long AMPLE = 64 << 20;
  private static final Filter TURNED = source -> OrientedSource.of(source, Orientation.FLIPPED);

  @Test
  void bandsOfALargePictureAreThoseOfASmallOne() throws IOException {
    MemoryImage image = MemoryImage.random(INFO, 1);
    FrameLocation frame = FrameLocation.of(write(List.of(image)).get(0));
    double[] turned = MemoryImage.copyOf(TURNED.apply(image), 7).toArray();
    for (Access access : new Access[] {Access.ROWS, Access.IN_PLACE, Access.RANDOM}) {
      for (int threads = 1; threads <= 3; threads += 2) {
        assertArrayEquals(turned, converted(frame, access, threads, false, TURNED));
        assertArrayEquals(turned, converted(frame, access, threads, true, TURNED));
        assertArrayEquals(image.toArray(), converted(frame, access, threads, true, part(300)));
      }
    }
  }

  @Test
  void aBadFrameLeavesNoPicture() throws IOException {
    Path file = write(List.of(MemoryImage.random(INFO, 1))).get(0);
    shorten(file);
    FrameLocation frame = FrameLocation.of(file);
    for (Access access : new Access[] {Access.ROWS, Access.IN_PLACE}) {
      for (boolean large : new boolean[] {false, true}) {
        FrameException refusal =
            assertThrows(FrameException.class, () -> converted(frame, access, 2, large, part(300)));
        assertTrue(refusal.getMessage().contains(file.toString()), refusal::getMessage);
        assertEmpty(file.resolveSibling("out"));
      }
    }
  }

  /** Bands of wide pictures are read in columns, or in rows where these come from the top. */
  @Test
  void largeRegionsAreConvertedInPiecesToTheSameSamples() throws IOException {
    ImageInfo wide = ImageInfo.of(3000, 900, BANDS.get(0), SampleType.FLOAT32);
    MemoryImage image = MemoryImage.random(wide, 3);
    OutputJob output = output("picture.raw", new CapturingWriter(5));
    ExecutionPlan.OutputPlan plan = OutputPlanner.plan(output, wide);
    FrameLocation frame = FrameLocation.of(Path.of("wide.raw"));
    double[] expected =
        MemoryImage.copyOf(new ConvertedPicture(frame, image, plan, PIECE), 10).toArray();
    for (ImageSource source : List.of(image, WatchedImage.rows(image))) {
      Tile whole = new Tile();
      new ConvertedPicture(frame, source, plan, PIECE).read(wide.region(), whole);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], whole.get(i));
      }
    }
  }

  @Test
  void photographsAreNotLargeAndGigapixelsAre() {
    List<Band> rgb = BANDS.get(1);
    assertFalse(PictureConverter.isLarge(ImageInfo.of(8192, 5464, rgb, SampleType.UINT8)));
    assertTrue(PictureConverter.isLarge(ImageInfo.of(40_000, 25_000, rgb, SampleType.UINT8)));
  }

  private static final Filter NOTHING =
      new Filter() {
        @Override
        public ImageSource apply(ImageSource source) {
          return source;
        }

        @Override
        public Reading reading() {
          return Reading.IN_ORDER;
        }
      };

  private static Filter part(int rows) {
    return new Filter() {
      @Override
      public ImageSource apply(ImageSource source) {
        return new CroppedSource(source, Region.of(INFO.width(), rows));
      }

      @Override
      public Reading reading() {
        return Reading.IN_ORDER;
      }
    };
  }

  /** From ample memory down to the least, shape by shape. */
  @Test
  void aPictureIsTheSameInAnyMemoryThatIsEnough() throws IOException {
    ImageInfo wide = ImageInfo.of(10_000, 80, BANDS.get(0), SampleType.FLOAT64);
    MemoryImage image = MemoryImage.random(wide, 2);
    FrameLocation frame = FrameLocation.of(write(List.of(image)).get(0));
    for (Access access : new Access[] {Access.ROWS, Access.IN_PLACE}) {
      for (boolean large : new boolean[] {false, true}) {
        Set<WorkShape> shapes = new HashSet<>();
        long memory = AMPLE;
        for (Optional<PlannedPicture> planned; ; memory = planned.get().memoryBytes() - 1) {
          CapturingWriter writer = new CapturingWriter(5);
          planned = planned(frame, access, 3, large, NOTHING, memory, writer);
          if (planned.isEmpty()) {
            break;
          }
          assertTrue(planned.get().memoryBytes() <= memory);
          shapes.add(planned.get().shape());
          assertArrayEquals(image.toArray(), writer.written().toArray());
        }
        assertTrue(shapes.size() > 3, shapes::toString);
        assertEquals(large, shapes.stream().anyMatch(shape -> shape.threads() > 1));
        assertTrue(memory < 8 << 20, memory + " bytes are not enough");
      }
    }
  }

  private double[] converted(
      FrameLocation frame, Access access, int threads, boolean large, Filter filter)
      throws IOException {
    CapturingWriter writer = new CapturingWriter(5);
    assertTrue(planned(frame, access, threads, large, filter, AMPLE, writer).isPresent());
    return writer.written().toArray();
  }

  /** Makes a picture; gives how, empty if the memory is not enough. */
  private Optional<PlannedPicture> planned(
      FrameLocation frame,
      Access access,
      int threads,
      boolean large,
      Filter filter,
      long memory,
      CapturingWriter writer)
      throws IOException {
    OutputJob output = output("picture.raw", writer);
    FrameFormats formats = new FrameFormats(List.of(new RawFrames(access)), Limits.DEFAULT);
    FilterStep step = new FilterStep("filters[0]", "test", "a test", filter);
    FrameChain chain = new FrameChain(formats, true, List.of(step));
    SharedPictures none = new SharedPictures(formats, List.of());
    try (PictureConverter converter =
        new PictureConverter(chain, none, budget(memory, threads), Existing.REPLACED)) {
      PlannedPicture planned = converter.plan(chain.probe(0, frame), output, large);
      converter.convert(planned);
      assertTrue(Files.exists(output.file()));
      return Optional.of(planned);
    } catch (ResourceLimitException e) {
      assertTrue(e.getMessage().contains("; give a larger"), e.getMessage());
      return Optional.empty();
    }
  }
}
