package io.github.stacker.core.engine;

import io.github.stacker.api.Combiner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done, resolved: no names, no JSON.
 *
 * @param pictures what is read beside the frames
 * @param chain how frames are read
 * @param skipBadFrames whether frames that cannot be read are left out instead of ending the run
 * @param adjuster what normalises and weighs frames, if anything does
 * @param combine how stacks are reduced
 * @param maps what else is told of the stacks
 * @param post filters behind the combine
 * @param outputs what to write, at least one
 */
public record StackJob(
    SharedPictures pictures,
    FrameChain chain,
    boolean skipBadFrames,
    Optional<Adjuster> adjuster,
    CombineJob combine,
    List<MapJob> maps,
    List<FilterStep> post,
    List<OutputJob> outputs) {
  /** Copies the lists. */
  public StackJob {
    maps = List.copyOf(maps);
    post = List.copyOf(post);
    outputs = List.copyOf(outputs);
  }

  /**
   * Describes a job that needs no picture beside its frames.
   *
   * @param chain how frames are read
   * @param skipBadFrames whether frames that cannot be read are left out
   * @param adjuster what normalises and weighs frames, if anything does
   * @param combineName name of the combine
   * @param combiner how stacks are reduced
   * @param maps what else is told of the stacks
   * @param post filters behind the combine
   * @param outputs what to write
   */
  public StackJob(
      FrameChain chain,
      boolean skipBadFrames,
      Optional<Adjuster> adjuster,
      String combineName,
      Combiner combiner,
      List<MapJob> maps,
      List<FilterStep> post,
      List<OutputJob> outputs) {
    this(
        new SharedPictures(chain.formats(), List.of()),
        chain,
        skipBadFrames,
        adjuster,
        new CombineJob("combine", combineName, combiner),
        maps,
        post,
        outputs);
  }

  /**
   * Describes a job that asks for nothing but the stacked frame.
   *
   * @param chain how frames are read
   * @param skipBadFrames whether frames that cannot be read are left out
   * @param combineName name of the combine
   * @param combiner how stacks are reduced
   * @param post filters behind the combine
   * @param outputs what to write
   */
  public StackJob(
      FrameChain chain,
      boolean skipBadFrames,
      String combineName,
      Combiner combiner,
      List<FilterStep> post,
      List<OutputJob> outputs) {
    this(chain, skipBadFrames, Optional.empty(), combineName, combiner, List.of(), post, outputs);
  }

  /**
   * Gives how stacks are reduced.
   *
   * @return the combiner of {@link #combine}
   */
  public Combiner combiner() {
    return combine.combiner();
  }

  /**
   * Gives all pictures to write.
   *
   * @return those of the stacked frame, then the maps
   */
  public List<OutputJob> allOutputs() {
    return Stream.concat(outputs.stream(), maps.stream().map(MapJob::output)).toList();
  }

  /**
   * Gives all files and folders to write.
   *
   * @return those of all pictures
   */
  public List<Path> outputPaths() {
    return allOutputs().stream().flatMap(output -> output.paths().stream()).toList();
  }

  /**
   * Gives the same job on frames read otherwise.
   *
   * @param other how frames are read
   * @return a copy
   */
  public StackJob with(FrameChain other) {
    return new StackJob(pictures, other, skipBadFrames, adjuster, combine, maps, post, outputs);
  }
}
