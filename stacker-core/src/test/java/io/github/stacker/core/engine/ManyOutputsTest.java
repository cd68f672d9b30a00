package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MedianCombine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three outputs and all maps of one run: each as if it were alone, whatever the others do. */
@Tag("slow")
@Timeout(60)
class ManyOutputsTest extends StackingTest {
  private static final StackCombiner MEDIAN = new MedianCombine().create(new NoParameters());
  private static final int PICTURES = 3;
  private static final int ALL = PICTURES + StackMap.values().length;

  private final Random random = random(1);
  private List<Path> files;

  @BeforeEach
  void writeFrames() throws IOException {
    ImageInfo info = ImageInfo.of(20, 150, BANDS.get(3), SampleType.UINT16);
    files = write(IntStream.range(0, 6).mapToObj(i -> MemoryImage.random(info, i)).toList());
  }

  @ParameterizedTest
  @EnumSource
  void eachHasTheBitsItHasAlone(Access access) {
    List<MemoryImage> together = run(access, capturing());
    for (int number = 0; number < ALL; number++) {
      CapturingWriter writer = new CapturingWriter(7);
      StackJob all = job(access, sameWriter(writer));
      boolean map = number >= PICTURES;
      int picture = map ? 0 : number;
      StackJob one =
          new StackJob(
              all.chain(),
              false,
              Optional.empty(),
              "median",
              MEDIAN,
              map ? List.of(all.maps().get(number - PICTURES)) : List.of(),
              List.of(),
              List.of(map ? output("other", new CapturingWriter(9)) : all.outputs().get(picture)));
      execute(one);
      assertArrayEquals(writer.written().toArray(), together.get(number).toArray(), "" + number);
    }
  }

  /** A writer may ask as it likes: the rows twice, from the bottom, single pixels. */
  @ParameterizedTest
  @EnumSource
  void oneThatReadsAsItLikesGetsTheSameBitsAndHarmsNoOther(Access access) throws IOException {
    List<MemoryImage> expected = run(access, capturing());
    for (int number = 0; number < ALL; number++) {
      List<FrameWriter> writers = capturing();
      Restless restless = new Restless(random.nextLong());
      writers.set(number, restless);
      List<MemoryImage> written = run(access, writers);
      for (int i = 0; i < ALL; i++) {
        MemoryImage image = i == number ? restless.read : written.get(i);
        assertArrayEquals(expected.get(i).toArray(), image.toArray(), number + " and " + i);
      }
    }
  }

  @Test
  void aSlowOneGetsTheSameBitsAndHarmsNoOther() {
    List<MemoryImage> expected = run(Access.IN_PLACE, capturing());
    CapturingWriter slow = new CapturingWriter(1);
    List<FrameWriter> writers = capturing();
    writers.set(4, new Slow(slow));
    List<MemoryImage> written = run(Access.IN_PLACE, writers);
    for (int i = 0; i < ALL; i++) {
      MemoryImage image = i == 4 ? slow.written() : written.get(i);
      assertArrayEquals(expected.get(i).toArray(), image.toArray(), "" + i);
    }
  }

  @Test
  void oneThatNeedsOnlyTheTopHoldsUpNoOther() {
    List<MemoryImage> expected = run(Access.IN_PLACE, capturing());
    List<FrameWriter> writers = capturing();
    writers.set(1, new Modest());
    List<MemoryImage> written = run(Access.IN_PLACE, writers);
    for (int i = 0; i < ALL; i++) {
      if (i != 1) {
        assertArrayEquals(expected.get(i).toArray(), written.get(i).toArray(), "" + i);
      }
    }
  }

  /** Whichever fails, and wherever: the others end, it is named, nothing is left behind. */
  @ParameterizedTest
  @EnumSource
  void theOneThatFailsIsNamedAndNothingIsLeftBehind(Access access) throws Exception {
    for (int number = 0; number < ALL; number++) {
      for (int rows : new int[] {0, 1, 70, 150}) {
        List<FrameWriter> writers = capturing();
        writers.set(number, new Failing(rows));
        StackJob job = job(access, writers);
        ResourceLimitException e = assertThrows(ResourceLimitException.class, () -> execute(job));
        Path file = outputs(job).get(number).file();
        assertEquals(
            "output \"%s\" cannot be written: the disk is full".formatted(file), e.getMessage());
        assertNothingIsLeft();
      }
    }
  }

  @Test
  void aDefectOfAWriterIsThrownAsItIs() throws Exception {
    List<FrameWriter> writers = capturing();
    writers.set(
        5,
        new FrameWriter() {
          @Override
          public void check(ImageInfo image) {}

          @Override
          public void write(ImageSource image, Path file) throws IOException {
            image.read(new Region(0, 0, 20, 70), new Tile());
            throw new ArithmeticException("seven");
          }
        });
    ArithmeticException e =
        assertThrows(ArithmeticException.class, () -> execute(job(Access.RANDOM, writers)));
    assertEquals("seven", e.getMessage());
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException, InterruptedException {
    assertEmpty(folder.resolve("out"));
    assertEmpty(Files.createDirectories(folder.resolve("scratch")));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().matches("(band|fold)-\\d+")) {
        thread.join(5000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
  }

  private List<FrameWriter> capturing() {
    List<FrameWriter> writers = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      writers.add(new CapturingWriter(1 + random.nextInt(20)));
    }
    return writers;
  }

  private static List<FrameWriter> sameWriter(FrameWriter writer) {
    return Stream.generate(() -> writer).limit(ALL).toList();
  }

  /** Gives what capturing writers got; nothing for others. */
  private List<MemoryImage> run(Access access, List<FrameWriter> writers) {
    execute(job(access, writers));
    List<MemoryImage> written = new ArrayList<>();
    for (FrameWriter writer : writers) {
      written.add(writer instanceof CapturingWriter capturing ? capturing.written() : null);
    }
    return written;
  }

  private StackJob job(Access access, List<FrameWriter> writers) {
    List<OutputJob> pictures =
        List.of(
            output("float64.raw", writers.get(0)),
            integer("uint16.raw", writers.get(1), SampleType.UINT16, Rounding.HALF_UP),
            integer("uint8.raw", writers.get(2), SampleType.UINT8, Rounding.TRUNCATE));
    List<MapJob> maps = new ArrayList<>();
    for (StackMap map : StackMap.values()) {
      FrameWriter writer = writers.get(PICTURES + map.ordinal());
      maps.add(new MapJob(map, Optional.empty(), output(map + ".raw", writer)));
    }
    StackJob plain = job(access, false, new Case(new MedianCombine(), MEDIAN, List.of()), null);
    return new StackJob(
        plain.chain(), false, Optional.empty(), "median", MEDIAN, maps, List.of(), pictures);
  }

  private OutputJob integer(String name, FrameWriter writer, SampleType type, Rounding rounding) {
    return new OutputJob(
        folder.resolve("out").resolve(name),
        "raw",
        Set.of(type),
        writer,
        Optional.of(type),
        rounding,
        Scale.AUTO);
  }

  private static List<OutputJob> outputs(StackJob job) {
    return Stream.concat(job.outputs().stream(), job.maps().stream().map(MapJob::output)).toList();
  }

  /** Runs in bands of a few rows. */
  @Test
  void eachWriterIsToldHowManyThreadsMayWorkForIt() {
    List<Integer> threads = Collections.synchronizedList(new ArrayList<>());
    execute(job(Access.RANDOM, sameWriter(new Threaded(threads, 1))));
    assertEquals(Collections.nCopies(ALL, 2), threads);
  }

  private void execute(StackJob job) {
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1);
    ExecutionPlan plan = cut(new Planner(job, budget()).plan(probes), 4, 33, 2);
    new StackEngine(scratch()).run(plan, Progress.NONE);
  }

  /** Notes with how many threads it was made when it writes. */
  private record Threaded(List<Integer> seen, int threads) implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public FrameWriter withThreads(int number) {
      return new Threaded(seen, number);
    }

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      seen.add(threads);
      new CapturingWriter(7).write(image, file);
    }
  }

  /** Reads all rows, then anything, then all rows again, and keeps those. */
  private static final class Restless implements FrameWriter {
    private final Random random;
    private MemoryImage read;

    Restless(long seed) {
      random = new Random(seed);
    }

    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      MemoryImage first = MemoryImage.copyOf(image, 13);
      Tile tile = new Tile();
      for (int i = 0; i < 20; i++) {
        int y = random.nextInt(image.info().height());
        int x = random.nextInt(image.info().width());
        Region region = new Region(x, y, 1, 1 + random.nextInt(image.info().height() - y));
        image.read(region, tile);
        Tile expected = new Tile();
        first.read(region, expected);
        for (int s = 0; s < tile.sampleCount(); s++) {
          assertEquals(expected.get(s), tile.get(s));
        }
      }
      read = MemoryImage.copyOf(image, 11);
      assertArrayEquals(first.toArray(), read.toArray());
      Files.writeString(file, "read");
    }
  }

  private record Slow(CapturingWriter writer) implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      writer.write(new Sleepy(image), file);
    }

    private record Sleepy(ImageSource image) implements ImageSource {
      @Override
      public ImageInfo info() {
        return image.info();
      }

      @Override
      public void read(Region region, Tile into) throws IOException {
        try {
          Thread.sleep(2);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        image.read(region, into);
      }
    }
  }

  /** Reads one row. */
  private record Modest() implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      image.read(new Region(0, 0, image.info().width(), 1), new Tile());
      Files.writeString(file, "read");
    }
  }

  /** Fails when it has read so many rows. */
  private record Failing(int rows) implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      Files.writeString(file, "half");
      Tile tile = new Tile();
      for (int y = 0; y < rows; y++) {
        image.read(new Region(0, y, image.info().width(), 1), tile);
      }
      throw new IOException("the disk is full");
    }
  }
}
