package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.StackerException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * The headers of all frames of a run.
 *
 * @param frames those that can be opened, in the order asked for
 * @param skipped the others, if bad frames are skipped
 */
public record FrameProbes(List<FrameProbe> frames, List<SkippedFrame> skipped) {
  /** Copies the lists. */
  public FrameProbes {
    frames = List.copyOf(frames);
    skipped = List.copyOf(skipped);
  }

  /**
   * Reads the headers of frames.
   *
   * @param locations the frames
   * @param chain how they are read
   * @param skipBad whether frames that cannot be opened are left out
   * @param threads headers read at once
   * @return what they tell
   * @throws FrameException for the first frame that cannot be opened, unless it is skipped; or if
   *     none can
   */
  public static FrameProbes of(
      List<FrameLocation> locations, FrameChain chain, boolean skipBad, int threads) {
    AtomicReferenceArray<Outcome> outcomes = new AtomicReferenceArray<>(locations.size());
    new FrameQueue(locations.size())
        .run(threads, () -> i -> outcomes.set(i, probe(i, locations.get(i), chain)));
    List<Outcome> all = IntStream.range(0, locations.size()).mapToObj(outcomes::get).toList();
    all.stream()
        .flatMap(outcome -> outcome.thrown(skipBad).stream())
        .findFirst()
        .ifPresent(FrameProbes::fail);
    List<FrameProbe> frames = all.stream().flatMap(outcome -> outcome.probe().stream()).toList();
    List<SkippedFrame> skipped =
        all.stream().flatMap(outcome -> outcome.failure().stream()).map(Failure::skipped).toList();
    if (frames.isEmpty()) {
      throw new FrameException(
          "none of the "
              + locations.size()
              + " frames can be opened; the first: "
              + skipped.get(0));
    }
    return new FrameProbes(frames, skipped);
  }

  /**
   * Gives the same frames in another order.
   *
   * @param ordered the frames, sorted
   * @return a copy whose frames are numbered anew, those that cannot be opened behind them
   */
  public FrameProbes inOrder(List<FrameProbe> ordered) {
    return new FrameProbes(
        IntStream.range(0, ordered.size()).mapToObj(i -> ordered.get(i).at(i)).toList(), skipped);
  }

  /**
   * Gives the number of frames listed.
   *
   * @return those that can be opened and the others
   */
  public int listed() {
    return frames.size() + skipped.size();
  }

  private static Outcome probe(int index, FrameLocation frame, FrameChain chain) {
    try {
      return new Outcome(
          Optional.of(chain.probe(index, frame)), Optional.empty(), Optional.empty());
    } catch (IOException e) {
      return new Outcome(Optional.empty(), Optional.of(new Failure(frame, e)), Optional.empty());
    } catch (StackerException e) {
      return new Outcome(Optional.empty(), Optional.empty(), Optional.of(e));
    }
  }

  private static void fail(StackerException exception) {
    throw exception;
  }

  /** One of three: a frame, one that cannot be opened, or a pipeline that does not fit it. */
  private record Outcome(
      Optional<FrameProbe> probe, Optional<Failure> failure, Optional<StackerException> refusal) {
    /** Gives what ends the run, so that it is the first frame's whatever thread was faster. */
    Optional<StackerException> thrown(boolean skipBad) {
      return skipBad ? refusal : refusal.or(() -> failure.map(Failure::exception));
    }
  }

  private record Failure(FrameLocation frame, IOException cause) {
    SkippedFrame skipped() {
      return new SkippedFrame(frame, cause.getMessage());
    }

    StackerException exception() {
      return FrameChain.failure(frame, cause);
    }
  }
}
