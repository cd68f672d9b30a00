package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The filters behind the combine, cut where a picture is computed once and settled in scratch:
 * before a filter that reads around, anywhere or twice, so that no stack is reduced more than once,
 * and before the first of all if there are maps, which are computed with it.
 *
 * @param steps the filters of each stage: of the first, perhaps none, behind the stack, of each
 *     other behind what the one before has settled
 * @param settled what is settled, one picture less than there are stages
 * @param result the picture behind the last filter
 * @param workingBytes memory held by the sources of a stage while they are read
 * @param bandRows rows of the bands that are read from what has settled: as many as the memory
 *     allows, since what filters look at around a band is read with each
 */
public record PostStages(
    List<List<FilterStep>> steps,
    List<ImageInfo> settled,
    ImageInfo result,
    long workingBytes,
    int bandRows) {
  /** Bands are not made higher than that. */
  private static final int MOST_ROWS = 64;

  /** How the picture is called in messages. */
  static final String PICTURE = "the stacked frame";

  /** Copies the lists. */
  public PostStages {
    steps = List.copyOf(steps);
    settled = List.copyOf(settled);
  }

  /**
   * Cuts filters into stages. Looks at descriptions alone.
   *
   * @param post the filters
   * @param maps whether there are maps
   * @param stacked what they are applied to
   * @return the stages
   * @throws io.github.stacker.api.PipelineException if a filter refuses the picture
   */
  static PostStages of(List<FilterStep> post, boolean maps, ImageInfo stacked) {
    Cutting cutting = new Cutting(new Described(stacked, ImageSource.Access.RANDOM));
    for (FilterStep step : post) {
      boolean settles = readsMore(step) || (maps && cutting.settled.isEmpty());
      if (settles && !cutting.isSettled()) {
        cutting.settle();
      }
      cutting.apply(step);
    }
    return new PostStages(
        cutting.stages.stream().map(List::copyOf).toList(),
        cutting.settled,
        cutting.source.info(),
        cutting.workingBytes,
        1);
  }

  private static boolean readsMore(FilterStep step) {
    Filter.Reading reading = step.reading();
    return reading == Filter.Reading.NEARBY || reading == Filter.Reading.ANYWHERE;
  }

  /**
   * Gives the stages with bands of a height.
   *
   * @param least rows of a band in any case
   * @param memory what bands take
   * @param threads bands worked on at once
   * @param bytes the most they may take
   * @return a copy
   */
  PostStages within(int least, MemoryEstimate memory, int threads, long bytes) {
    int rows = least;
    while (2 * rows <= MOST_ROWS && memory.writing(2 * rows, threads) <= bytes) {
      rows *= 2;
    }
    return new PostStages(steps, settled, result, workingBytes, rows);
  }

  /** Gives the filters behind the stack itself. */
  List<FilterStep> first() {
    return steps.get(0);
  }

  /** Tells whether bands of the stack are computed one below the other, each once. */
  boolean pullOnce() {
    return first().stream().allMatch(step -> step.reading() == Filter.Reading.IN_ORDER);
  }

  /**
   * Describes what is computed in the pass over the stacks.
   *
   * @param outputs what is written
   * @return the pictures, of one size: what is settled with the maps, or all outputs
   */
  List<ImageInfo> computed(List<ExecutionPlan.OutputPlan> outputs) {
    Stream<ImageInfo> wholes =
        outputs.stream()
            .filter(output -> settled.isEmpty() || output.layer() > 0)
            .map(ExecutionPlan.OutputPlan::whole);
    return Stream.concat(settled.stream().limit(1), wholes).toList();
  }

  private static final class Cutting {
    private final List<List<FilterStep>> stages = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<ImageInfo> settled = new ArrayList<>();
    private ImageSource source;
    private long workingBytes;

    Cutting(ImageSource source) {
      this.source = source;
    }

    boolean isSettled() {
      return !settled.isEmpty() && stages.get(stages.size() - 1).isEmpty();
    }

    void settle() {
      settled.add(source.info());
      stages.add(new ArrayList<>());
      source = new Described(source.info(), ImageSource.Access.IN_PLACE);
    }

    void apply(FilterStep step) {
      source = step.applyTo(source, PICTURE);
      stages.get(stages.size() - 1).add(step);
      workingBytes = Math.max(workingBytes, source.workingBytes());
    }
  }

  private record Described(ImageInfo info, ImageSource.Access access) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      throw new IllegalStateException("a description was asked for samples");
    }
  }
}
