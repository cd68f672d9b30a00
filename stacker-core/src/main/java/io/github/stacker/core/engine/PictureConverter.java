package io.github.stacker.core.engine;

import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.format.exif.Exif;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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

  /** Bands are this high where there is memory for it: filters that turn pictures read squares. */
  private static final int BAND_ROWS = 128;

  /** What bands take of the memory. */
  private static final int BANDS_PART = 2;

  /** Tiles on the way from a source to a file, and buffers of codecs. */
  private static final long THREAD_BYTES = 4 << 20;

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
    this.memory = new MemoryGate(budget.memoryBytes());
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
   * Tells whether a frame is so large that one thread alone would take long.
   *
   * @param frame where it is
   * @return false if there is one thread only
   */
  public boolean isLarge(FrameLocation frame) {
    if (budget.threads() == 1) {
      return false;
    }
    try (ImageSource stored = chain.formats().open(frame)) {
      return isLarge(stored.info());
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  static boolean isLarge(ImageInfo stored) {
    return stored.bytesPerRow() * stored.height() > LARGE_BYTES;
  }

  /**
   * Converts a frame in the thread that calls.
   *
   * @param frame where it is
   * @param output what is written; it appears when it is whole
   */
  public void convert(FrameLocation frame, OutputJob output) {
    try (PendingFile file = write(frame, output, this::writeAlone)) {
      PendingOutput.commit(List.of(file), existing);
    }
  }

  /**
   * Converts a large frame with all threads.
   *
   * @param frame where it is
   * @param output what is written; it appears when it is whole
   */
  public void convertLarge(FrameLocation frame, OutputJob output) {
    try (PendingFile file = write(frame, output, this::writeTogether)) {
      PendingOutput.commit(List.of(file), existing);
    }
  }

  private PendingFile write(FrameLocation frame, OutputJob output, Way way) {
    try {
      FrameChain.Opened opened = chain.openReduced(frame, new Workbench(scratch));
      try (ImageSource source = opened.source()) {
        ExecutionPlan.OutputPlan plan = OutputPlanner.plan(output, handedOn(source.info()));
        PendingFile file = PendingOutput.open(plan, budget.scratch());
        try {
          way.write(frame, opened, plan, file);
          return file;
        } catch (RuntimeException | Error e) {
          file.close();
          throw e;
        }
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  private void writeAlone(
      FrameLocation frame,
      FrameChain.Opened opened,
      ExecutionPlan.OutputPlan plan,
      PendingFile file) {
    long needed = opened.source().workingBytes() + writing(plan, 1) + THREAD_BYTES;
    memory.take(needed);
    try {
      ConvertedPicture picture = new ConvertedPicture(frame, opened.source(), plan);
      PendingOutput.write(plan, plan.reduced(picture), file, 1);
    } finally {
      memory.give(needed);
    }
  }

  private long writing(ExecutionPlan.OutputPlan plan, int threads) {
    return plan.reducingBytes()
        + plan.job().writer().withThreads(threads).workingBytes(plan.image());
  }

  /** The source that is open already is that of the first thread. */
  private void writeTogether(
      FrameLocation frame,
      FrameChain.Opened opened,
      ExecutionPlan.OutputPlan plan,
      PendingFile file)
      throws IOException {
    boolean ordered = opened.source().access() == ImageSource.Access.ROWS;
    int threads = ordered || opened.copied() ? 1 : budget.threads();
    AtomicReference<ImageSource> first = new AtomicReference<>(opened.source());
    try (SharedBands bands =
        new SharedBands(
            () ->
                new SourceLayers(
                    new ConvertedPicture(
                        frame, another(first.getAndSet(null), frame, opened.bench()), plan)),
            List.of(plan.whole()),
            Optional.empty(),
            bandRows(plan.whole(), threads),
            threads)) {
      write(bands, plan, file);
    }
  }

  private ImageSource another(ImageSource first, FrameLocation frame, Workbench bench) {
    if (first != null) {
      return first;
    }
    try {
      return chain.openReduced(frame, bench).source();
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  private int bandRows(ImageInfo picture, int threads) {
    long bytes = budget.memoryBytes() / BANDS_PART / (SharedBands.bandsAtOnce(threads) + 1);
    return (int) Math.max(1, Math.min(BAND_ROWS, bytes / picture.bytesPerRow()));
  }

  private void write(SharedBands bands, ExecutionPlan.OutputPlan plan, PendingFile file) {
    try (SharedBands.View picture = bands.layer(0)) {
      PendingOutput.write(plan, plan.reduced(picture), file, budget.threads());
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

  /** How the samples come to the writer. */
  private interface Way {
    void write(
        FrameLocation frame,
        FrameChain.Opened opened,
        ExecutionPlan.OutputPlan plan,
        PendingFile file)
        throws IOException;
  }
}
