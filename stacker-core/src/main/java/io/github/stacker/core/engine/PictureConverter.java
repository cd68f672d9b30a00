package io.github.stacker.core.engine;

import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.format.exif.Exif;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/**
 * Writes frames as pictures of their own, each behind the filters of a chain. Threads may share
 * one.
 *
 * <p>A picture of moderate size is converted by the thread that asks for it. Bands of a large one
 * are computed by several, each with a source of its own, unless rows come from the top or from a
 * copy: then one thread computes while another writes. The samples are the same.
 */
public final class PictureConverter implements AutoCloseable {
  /** Pictures of more bytes of samples are large. */
  private static final long LARGE_BYTES = 256 << 20;

  private final FrameChain chain;
  private final SharedPictures pictures;
  private final Budget budget;
  private final Existing existing;
  private final ScratchPool scratch;
  private final MemoryGate memory;

  /**
   * Starts nothing.
   *
   * @param chain how frames are read
   * @param pictures what filters read beside them
   * @param budget what may be used
   * @param existing what becomes of what has the names of outputs
   */
  public PictureConverter(
      FrameChain chain, SharedPictures pictures, Budget budget, Existing existing) {
    this.chain = chain;
    this.pictures = pictures;
    this.budget = budget;
    this.existing = existing;
    this.scratch = new ScratchPool(budget.scratch());
    this.memory = new MemoryGate(budget.memoryBytes() - sharedBytes());
    pictures.lend(scratch);
  }

  /**
   * Reads what all frames need, pictures and what has to be known of masters, so that nothing wrong
   * with them is taken for a fault of one frame.
   *
   * @throws io.github.stacker.api.FrameException if one of them is damaged or of no use
   */
  public void prepare() {
    pictures.requireReadable();
    chain.calibration().ifPresent(Calibration::measure);
  }

  /**
   * Plans a picture. Reads the frame's header.
   *
   * @param frame where it is
   * @param output what is written
   * @return how it is made; as a large one only if there are threads to share the work
   * @throws ResourceLimitException if the memory is not enough
   */
  public PlannedPicture plan(FrameLocation frame, OutputJob output) {
    try {
      ReducedStart start = ReducedStart.of(chain.formats().open(frame), chain);
      boolean large = budget.threads() > 1 && isLarge(start.stored().info());
      return plan(start.chain().probe(0, frame, start.stored()), output, large);
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  PlannedPicture plan(FrameProbe frame, OutputJob output, boolean large) {
    PictureMemory needs =
        new PictureMemory(frame, OutputPlanner.plan(output, handedOn(frame.info())));
    ToLongFunction<WorkShape> bytes = large ? needs::together : needs::alone;
    WorkShape shape =
        (large ? needs.wanted(budget.threads()) : needs.wantedAlone())
            .within(memory.bytes(), 1, bytes);
    long needed = bytes.applyAsLong(shape);
    if (needed > memory.bytes()) {
      throw refusal(frame, needed + sharedBytes());
    }
    return new PlannedPicture(
        frame.location(), output, large, shape, needs.readers(shape.threads()), needed);
  }

  private ResourceLimitException refusal(FrameProbe frame, long needed) {
    return new ResourceLimitException(
        "a picture of \"%s\" needs at least %s of memory, the budget is %s; %s"
            .formatted(
                frame.location(),
                MemorySize.format(needed),
                MemorySize.format(budget.memoryBytes()),
                WorkShape.remedy(needed, Runtime.getRuntime().maxMemory())));
  }

  /** Pictures beside the frames are there all the time. */
  private long sharedBytes() {
    return pictures.memoryBytes(budget.threads());
  }

  static boolean isLarge(ImageInfo stored) {
    return stored.bytesPerRow() * stored.height() > LARGE_BYTES;
  }

  /**
   * Makes a picture: a large one with all threads, any other in the thread that calls.
   *
   * @param picture what to make; it appears when it is whole
   */
  public void convert(PlannedPicture picture) {
    memory.take(picture.memoryBytes());
    try (PendingFile file = write(picture)) {
      PendingOutput.commit(List.of(file), existing);
    } finally {
      memory.give(picture.memoryBytes());
    }
  }

  private PendingFile write(PlannedPicture picture) {
    FrameLocation frame = picture.frame();
    Workbench bench = new Workbench(scratch);
    try (ImageSource source = chain.openReduced(frame, bench)) {
      ExecutionPlan.OutputPlan plan = OutputPlanner.plan(picture.output(), handedOn(source.info()));
      PendingFile file = PendingOutput.open(plan, budget.scratch());
      try {
        if (picture.isLarge()) {
          writeTogether(picture, source, bench, plan, file);
        } else {
          ImageSource converted =
              new ConvertedPicture(frame, source, plan, picture.shape().sectionPixels());
          PendingOutput.write(plan, plan.reduced(converted), file, 1);
        }
        return file;
      } catch (RuntimeException | Error e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  /** The source that is open already is that of the first thread. */
  private void writeTogether(
      PlannedPicture picture,
      ImageSource source,
      Workbench bench,
      ExecutionPlan.OutputPlan plan,
      PendingFile file)
      throws IOException {
    FrameLocation frame = picture.frame();
    WorkShape shape = picture.shape();
    AtomicReference<ImageSource> first = new AtomicReference<>(source);
    try (SharedBands bands =
        new SharedBands(
            () ->
                new SourceLayers(
                    new ConvertedPicture(
                        frame,
                        another(first.getAndSet(null), frame, bench),
                        plan,
                        shape.sectionPixels())),
            List.of(plan.whole()),
            Optional.empty(),
            shape.bandRows(),
            picture.readers())) {
      write(bands, plan, file, shape.threads());
    }
  }

  private ImageSource another(ImageSource first, FrameLocation frame, Workbench bench) {
    if (first != null) {
      return first;
    }
    try {
      return chain.openReduced(frame, bench);
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  private static void write(
      SharedBands bands, ExecutionPlan.OutputPlan plan, PendingFile file, int threads) {
    try (SharedBands.View picture = bands.layer(0)) {
      PendingOutput.write(plan, plan.reduced(picture), file, threads);
    } catch (Throwable e) {
      bands.abort(e);
      throw e;
    }
  }

  /** What a frame says and a picture made of it may say too, as that of a stack of one. */
  private ImageInfo handedOn(ImageInfo image) {
    Metadata all = image.metadata();
    Optional<Blob> exif =
        all.exif().flatMap(e -> Exif.forStackedFrame(e, image.width(), image.height()));
    return image.withMetadata(all.withExif(exif));
  }

  @Override
  public void close() throws IOException {
    try {
      pictures.takeBack();
    } finally {
      scratch.close();
    }
  }
}
