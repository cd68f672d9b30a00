package io.github.stacker.core.engine;

import io.github.stacker.api.CroppedSource;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Region;
import io.github.stacker.api.RelabelledSource;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.StackerException;
import io.github.stacker.core.calibrate.Calibration;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.ScratchException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of every frame from its file to the engine: reader, calibration, orientation, canvas,
 * filters. Where a step needs rows in another order than the step before can give, the frame is
 * copied to scratch in between.
 *
 * @param formats opens files
 * @param calibration applied to frames as stored, if anything is
 * @param upright whether frames are turned as their orientation says
 * @param canvas the part of the common canvas that frames are put on, if they are
 * @param filters applied in this order
 * @param roi the part behind the filters that is used, if not all
 */
public record FrameChain(
    FrameFormats formats,
    Optional<Calibration> calibration,
    boolean upright,
    Optional<Region> canvas,
    List<FilterStep> filters,
    Optional<Region> roi) {
  /** Copies the filters. */
  public FrameChain {
    filters = List.copyOf(filters);
  }

  /**
   * Makes a chain of frames that have one size and place.
   *
   * @param formats opens files
   * @param upright whether frames are turned as their orientation says
   * @param filters applied in this order
   * @param roi the part behind the filters that is used, if not all
   */
  public FrameChain(
      FrameFormats formats, boolean upright, List<FilterStep> filters, Optional<Region> roi) {
    this(formats, Optional.empty(), upright, Optional.empty(), filters, roi);
  }

  /**
   * Makes a chain that uses whole frames.
   *
   * @param formats opens files
   * @param upright whether frames are turned as their orientation says
   * @param filters applied in this order
   */
  public FrameChain(FrameFormats formats, boolean upright, List<FilterStep> filters) {
    this(formats, upright, filters, Optional.empty());
  }

  /** Gives the chain of whole frames. */
  FrameChain whole() {
    return new FrameChain(formats, calibration, upright, canvas, filters, Optional.empty());
  }

  /**
   * Gives the chain that ends before the canvas.
   *
   * @return a chain that reads frames and turns them
   */
  public FrameChain unplaced() {
    return new FrameChain(formats, upright, List.of());
  }

  /**
   * Gives the chain with frames calibrated.
   *
   * @param how what is done to them
   * @return the same chain otherwise
   */
  public FrameChain calibrated(Optional<Calibration> how) {
    return new FrameChain(formats, how, upright, canvas, filters, roi);
  }

  /**
   * Gives the chain on a canvas.
   *
   * @param place the part of the common canvas that all frames are put on
   * @return the same chain otherwise
   */
  public FrameChain on(Region place) {
    return new FrameChain(formats, calibration, upright, Optional.of(place), filters, roi);
  }

  /**
   * Opens a frame to read its samples.
   *
   * @param frame where it is
   * @param bench where copies go, and what was measured
   * @return the source behind the last filter
   * @throws IOException if the file cannot be read
   */
  ImageSource open(FrameLocation frame, Workbench bench) throws IOException {
    return walk(frame, bench, info -> {});
  }

  /**
   * Opens a frame as {@link #open} does, but decoded in a smaller size where the first filter can
   * start from one. Of those that the format has, it is the smallest that the filter allows.
   *
   * @param frame where it is
   * @param bench where copies go, and what was measured
   * @return the source behind the last filter
   * @throws IOException if the file cannot be read
   */
  ImageSource openReduced(FrameLocation frame, Workbench bench) throws IOException {
    ReducedStart start = ReducedStart.of(formats.open(frame), this);
    return start.chain().walk(start.stored(), frame, bench, info -> {});
  }

  /** Tells whether something comes before the filters that suits frames in their own size alone. */
  boolean needsWholeFrames() {
    return calibration.isPresent() || canvas.isPresent();
  }

  /** Gives the chain that has another first filter. */
  FrameChain startingWith(FilterStep first) {
    List<FilterStep> steps = new ArrayList<>(filters);
    steps.set(0, first);
    return new FrameChain(formats, calibration, upright, canvas, steps, roi);
  }

  /**
   * Looks at a frame's header.
   *
   * @param index its place among all frames listed
   * @param frame where it is
   * @return what the engine will see of it
   * @throws IOException if the file cannot be read
   */
  FrameProbe probe(int index, FrameLocation frame) throws IOException {
    return probe(index, frame, formats.open(frame));
  }

  /** Does so with a frame that is open; closes it. */
  FrameProbe probe(int index, FrameLocation frame, FrameFile stored) throws IOException {
    long[] copyBytes = new long[1];
    long[] pixelBytes = new long[1];
    Consumer<ImageInfo> count =
        info -> pixelBytes[0] += info.bandCount() * info.sampleType().bytes();
    Handling pretend =
        source -> {
          copyBytes[0] += MappedFrame.fileBytes(source.info());
          return new UnreadSource(source);
        };
    try (ImageSource source = walk(stored, frame, pretend, count)) {
      return new FrameProbe(
          index,
          frame,
          Files.size(frame.file()),
          slim(source.info()),
          source.access(),
          source.tiling(),
          source.workingBytes(),
          pixelBytes[0],
          copyBytes[0],
          stored.decoder(),
          stored.nativeBytes(),
          source.covered());
    }
  }

  /**
   * Reads all metadata of a frame, which a probe leaves out where it is large.
   *
   * @param frame where it is
   * @return what is known behind the last filter
   */
  Metadata metadata(FrameLocation frame) {
    try (ImageSource source = walk(frame, UnreadSource::new, info -> {})) {
      return source.info().metadata();
    } catch (IOException e) {
      throw failure(frame, e);
    }
  }

  /**
   * Thousands of frames are probed: profile and EXIF are only read again of the one that hands them
   * on.
   */
  private static ImageInfo slim(ImageInfo info) {
    Metadata all = info.metadata();
    return info.withMetadata(
        all.withColourProfile(Optional.empty()).withExif(Optional.empty()).withKeywords(List.of()));
  }

  private ImageSource walk(FrameLocation frame, Handling handling, Consumer<ImageInfo> passed)
      throws IOException {
    return walk(formats.open(frame), frame, handling, passed);
  }

  /** Takes over the frame as stored: it is closed with the last step. */
  private ImageSource walk(
      FrameFile stored, FrameLocation frame, Handling handling, Consumer<ImageInfo> passed)
      throws IOException {
    ImageSource source = stored;
    try {
      passed.accept(source.info());
      if (calibration.isPresent()) {
        source = ordered(source, calibration.get().reading(), handling);
        source = calibrated(source, frame);
        passed.accept(source.info());
      }
      Orientation orientation = source.info().metadata().orientation();
      if (upright && orientation != Orientation.UPRIGHT) {
        boolean keepsRows = orientation.quarterTurns() == 0;
        source =
            ordered(
                source, keepsRows ? Filter.Reading.IN_ORDER : Filter.Reading.ELSEWHERE, handling);
        source = OrientedSource.of(source, orientation);
        source =
            new RelabelledSource(
                source, source.info().metadata().withOrientation(Orientation.UPRIGHT));
        passed.accept(source.info());
      }
      if (canvas.isPresent()) {
        source = PlacedSource.of(source, canvas.get());
        passed.accept(source.info());
      }
      for (int i = 0; i < filters.size(); i++) {
        source = ordered(source, filters.get(i).reading(), handling);
        source = handling.ready(filters.get(i), frame, i, source).applyTo(source, titled(frame));
        passed.accept(source.info());
      }
      return roi.isPresent() ? part(source, roi.get(), frame, passed) : source;
    } catch (IOException | RuntimeException e) {
      try {
        source.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private ImageSource calibrated(ImageSource source, FrameLocation frame) {
    try {
      return calibration.orElseThrow().apply(source);
    } catch (IllegalArgumentException e) {
      throw new PipelineException(
          "frame \"%s\" cannot be calibrated: %s".formatted(frame, e.getMessage()), e);
    }
  }

  private static ImageSource part(
      ImageSource source, Region roi, FrameLocation frame, Consumer<ImageInfo> passed) {
    if (!source.info().region().contains(roi)) {
      throw new PipelineException(
          "roi %s is outside frame \"%s\", which is %dx%d behind the filters"
              .formatted(roi, frame, source.info().width(), source.info().height()));
    }
    ImageSource part = new CroppedSource(source, roi);
    passed.accept(part.info());
    return part;
  }

  private static ImageSource ordered(ImageSource source, Filter.Reading reading, Handling handling)
      throws IOException {
    boolean suits =
        switch (reading) {
          case IN_ORDER, NEARBY -> true;
          case ELSEWHERE -> source.access() != ImageSource.Access.ROWS;
          case ANYWHERE -> source.access() == ImageSource.Access.IN_PLACE;
        };
    return suits ? source : handling.copy(source);
  }

  /** Names a frame as part of a sentence. */
  static String titled(FrameLocation frame) {
    return "frame \"" + frame + "\"";
  }

  /** Tells failures of scratch from those of frames: only the latter may be skipped. */
  static boolean isOfTheDisk(IOException cause) {
    return cause instanceof ScratchException
        || cause instanceof InterruptedIOException
        || cause instanceof ClosedByInterruptException;
  }

  /**
   * Says what is wrong with a frame.
   *
   * @param frame where it is
   * @param cause whose message tells it
   * @return the exception to throw
   */
  static StackerException failure(FrameLocation frame, IOException cause) {
    if (isOfTheDisk(cause)) {
      return new ResourceLimitException(
          "frame \"%s\" cannot be copied: %s; make room or choose another folder with --scratch"
              .formatted(frame, cause.getMessage()),
          cause);
    }
    return new FrameException(
        "frame \"%s\": %s; mend it, leave it out, or have bad frames skipped with --set frames.onError=skip"
            .formatted(frame, cause.getMessage()),
        cause);
  }

  /** What is done to frames on their way. */
  interface Handling {
    /** Makes a source of random access out of another. */
    ImageSource copy(ImageSource source) throws IOException;

    /**
     * Makes a step ready for what it will be applied to.
     *
     * @param step the step
     * @param frame the frame
     * @param number the place of the step in the chain
     * @param source what the step gets of the frame
     * @return the step; one that has measured the source, if it needs to
     */
    default FilterStep ready(FilterStep step, FrameLocation frame, int number, ImageSource source)
        throws IOException {
      return step;
    }
  }
}
