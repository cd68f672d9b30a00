package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs that fail say why and leave things as they were. */
class StackFailureTest extends StackingTest {
  @Test
  void scratchIsGoneAfterARunAndAfterAFailure() throws IOException {
    ImageInfo info = ImageInfo.of(30, 40, List.of(Band.GREY), SampleType.UINT8);
    List<Path> files = write(List.of(MemoryImage.random(info, 1), MemoryImage.random(info, 2)));
    StackJob job = job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(7));
    ExecutionPlan plan =
        mapped(job, FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2));
    assertTrue(plan.scratchBytes() > 0);
    new StackEngine(scratch()).run(plan, Progress.NONE);
    assertEmpty(folder.resolve("scratch"));
    shorten(files.get(1));
    assertThrows(FrameException.class, () -> new StackEngine(scratch()).run(plan, Progress.NONE));
    assertEmpty(folder.resolve("scratch"));
    try (Stream<Path> out = Files.list(folder.resolve("out"))) {
      assertEquals(List.of("result.raw"), out.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void aTruncatedFrameIsNamedOrSkippedWhole() throws IOException {
    ImageInfo info = ImageInfo.of(30, 40, List.of(Band.GREY), SampleType.UINT8);
    List<MemoryImage> images =
        List.of(
            MemoryImage.random(info, 1), MemoryImage.random(info, 2), MemoryImage.random(info, 3));
    List<Path> files = write(images);
    shorten(files.get(1));
    Case max = plain(new MaxCombine());
    for (Access access : Access.values()) {
      FrameException e =
          assertThrows(FrameException.class, () -> stack(files, access, max, 2, new Random(1)));
      assertTrue(
          e.getMessage().startsWith("frame \"" + files.get(1) + "\": ends in the middle"),
          e.getMessage());

      CapturingWriter writer = new CapturingWriter(7);
      StackJob job = job(access, true, max, writer);
      FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), true, 2);
      ExecutionPlan plan = new Planner(job, budget()).plan(probes);
      List<SkippedFrame> skipped = new StackEngine(scratch()).run(plan, Progress.NONE);
      assertEquals(
          List.of(new SkippedFrame(FrameLocation.of(files.get(1)), "ends in the middle")), skipped);
      Oracle.check(List.of(images.get(0), images.get(2)), "max", List.of(), writer.written());
    }
  }

  @Test
  void framesOfAnotherSizeAreNamedWithBothSizes() throws IOException {
    MemoryImage a = MemoryImage.random(ImageInfo.of(30, 40, BANDS.get(0), SampleType.UINT8), 1);
    MemoryImage b = MemoryImage.random(ImageInfo.of(30, 41, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(a, b));
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> stack(files, Access.ROWS, plain(new MeanCombine()), 2, new Random(1)));
    assertEquals(
        "frame \"%s\" is 30x41, the first frame \"%s\" is 30x40; leave it out of \"frames\" or crop it first, or set \"canvas\" in \"frames\" to \"union\", \"first\" or \"intersection\""
            .formatted(files.get(1), files.get(0)),
        e.getMessage());
  }

  @Test
  void aBudgetTooSmallForOneRowIsRefusedWithNumbers() throws IOException {
    MemoryImage a = MemoryImage.random(ImageInfo.of(30, 40, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(a));
    Budget tiny = new Budget(1000, 1, 64, scratch());
    ResourceLimitException e =
        assertThrows(
            ResourceLimitException.class,
            () -> {
              StackJob job =
                  job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(1));
              new Planner(job, tiny)
                  .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1));
            });
    assertTrue(
        e.getMessage().contains("30x40") && e.getMessage().contains("--memory"), e.getMessage());
  }

  /** Languages other than Java throw checked exceptions as they like. */
  @Test
  @Timeout(60)
  void aFilterThatThrowsWhateverItLikesEndsTheRunAndIsNamed() throws IOException {
    ImageInfo info = ImageInfo.of(50, 400, BANDS.get(1), SampleType.UINT8);
    List<MemoryImage> images =
        IntStream.range(0, 8).mapToObj(i -> MemoryImage.random(info, i)).toList();
    List<Path> files = write(images);
    Filter rude = source -> new RudeSource(source);
    StackJob good = job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(4));
    FilterStep step = new FilterStep("filters[0]", "rude", "rude.jar", rude);
    FrameChain chain = new FrameChain(good.chain().formats(), true, List.of(step));
    StackJob job = new StackJob(chain, false, "mean", good.combiner(), List.of(), good.outputs());
    ExecutionPlan plan =
        new Planner(job, budget())
            .plan(FrameProbes.of(FrameLocation.ofAll(files), chain, false, 2));
    PluginException e =
        assertThrows(
            PluginException.class, () -> new StackEngine(scratch()).run(plan, Progress.NONE));
    String begin = "filters[0]: filter \"rude\" of rude.jar failed on frame \"";
    assertTrue(e.getMessage().startsWith(begin), e.getMessage());
    assertEmpty(folder.resolve("scratch"));
  }

  private static final class RudeSource extends FilteredSource {
    RudeSource(ImageSource source) {
      super(source, source.info());
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      RudeSource.<RuntimeException>throwAnyway(new TimeoutException("too long"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAnyway(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  @Test
  void whenOneOutputFailsNoneAppearsAndOldOnesStay() throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(5, 4, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(image));
    StackJob one = job(Access.IN_PLACE, false, plain(new MeanCombine()), new CapturingWriter(4));
    OutputJob first = one.outputs().get(0);
    Files.createDirectories(first.file().getParent());
    Files.writeString(first.file(), "old");
    OutputJob failing =
        new OutputJob(
            folder.resolve("out/second.raw"),
            "raw",
            first.formatTypes(),
            new FailingWriter(),
            first.type(),
            first.rounding(),
            first.scale());
    StackJob two =
        new StackJob(
            one.chain(), false, "mean", one.combiner(), List.of(), List.of(first, failing));
    ExecutionPlan plan =
        new Planner(two, budget())
            .plan(FrameProbes.of(FrameLocation.ofAll(files), two.chain(), false, 1));
    ResourceLimitException e =
        assertThrows(
            ResourceLimitException.class,
            () -> new StackEngine(scratch()).run(plan, Progress.NONE));
    assertTrue(
        e.getMessage().contains("second.raw") && e.getMessage().contains("disk is full"),
        e.getMessage());
    assertEquals("old", Files.readString(first.file()));
    try (Stream<Path> out = Files.list(folder.resolve("out"))) {
      assertEquals(List.of(first.file()), out.toList());
    }
  }

  private static final class FailingWriter implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      Files.writeString(file, "half");
      throw new UncheckedIOException(new IOException("disk is full"));
    }
  }

  @Test
  void anOutputThatIsALinkStaysOne() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
    try (PendingFile file = new PendingFile(link)) {
      Files.writeString(file.path(), "new");
      file.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }
}
