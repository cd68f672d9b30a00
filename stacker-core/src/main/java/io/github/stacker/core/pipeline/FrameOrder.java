package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sorts frames as {@code frames.order} says. */
public final class FrameOrder {
  private FrameOrder() {}

  /**
   * Sorts.
   *
   * @param <T> what stands for a frame
   * @param order the order wanted
   * @param frames frames as listed
   * @param location tells where a frame is
   * @param captureTime gives its capture time, where known
   * @return sorted by that order; frames of the same time stay in natural order of their paths
   * @throws PipelineException if times are asked for and a frame has none
   */
  public static <T> List<T> sort(
      FramesSection.Order order,
      List<T> frames,
      Function<T, FrameLocation> location,
      Function<T, Optional<LocalDateTime>> captureTime) {
    Comparator<T> byName = Comparator.comparing(location, NaturalOrder.OF_LOCATIONS);
    return switch (order) {
      case GIVEN -> List.copyOf(frames);
      case NAME -> frames.stream().sorted(byName).toList();
      case TIME -> {
        requireTimes(frames, location, captureTime);
        Function<T, LocalDateTime> time = frame -> captureTime.apply(frame).orElseThrow();
        yield frames.stream().sorted(Comparator.comparing(time).thenComparing(byName)).toList();
      }
    };
  }

  private static <T> void requireTimes(
      List<T> frames,
      Function<T, FrameLocation> location,
      Function<T, Optional<LocalDateTime>> captureTime) {
    for (T frame : frames) {
      if (captureTime.apply(frame).isEmpty()) {
        throw new PipelineException(
            "frames.order: is \"time\", but frame \"%s\" does not tell its capture time; use \"name\" or \"given\""
                .formatted(location.apply(frame)));
      }
    }
  }
}
