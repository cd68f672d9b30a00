package io.github.stacker.core.pipeline;

import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.StackMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline that was read and checked.
 *
 * @param baseFolder what relative paths start from
 * @param frames which frames, in which order
 * @param calibrate applied to each frame as stored, if anything is
 * @param filters applied to each frame
 * @param normalise how frames are made to agree, if they are
 * @param weights how much each frame counts, if not all the same
 * @param combine how stacks are reduced
 * @param post applied to the stacked frame
 * @param roi the part that is computed, if not all
 * @param maps the maps to write, in the order of their kinds
 * @param outputs what is written
 * @param resources what the run may use
 * @param text the pipeline as JSON, in a fixed order, all defaults filled in
 * @param bitsText the same without what cannot change a bit of the result
 */
public record Pipeline(
    Path baseFolder,
    FramesSection frames,
    Optional<Calibrate> calibrate,
    List<Step> filters,
    Optional<NormaliseSection> normalise,
    Optional<WeightsSection> weights,
    CombineStep combine,
    List<Step> post,
    Optional<RoiSection> roi,
    Map<StackMap, Output> maps,
    List<Output> outputs,
    Resources resources,
    String text,
    String bitsText) {
  /** Copies the collections. */
  public Pipeline {
    filters = List.copyOf(filters);
    post = List.copyOf(post);
    maps =
        Collections.unmodifiableMap(
            maps.isEmpty() ? new EnumMap<>(StackMap.class) : new EnumMap<>(maps));
    outputs = List.copyOf(outputs);
  }

  /**
   * Gives the files that the pipeline names beside its frames, those of masters that it makes
   * included.
   *
   * @return in the order of their places
   */
  public List<Companion> companions() {
    Stream<Companion> masters =
        calibrate.stream()
            .flatMap(
                each ->
                    Stream.concat(
                        each.companions().stream().filter(Companion::isFile),
                        each.made().values().stream().flatMap(m -> m.companions().stream())));
    Stream<Companion> steps =
        Stream.concat(filters.stream(), post.stream()).flatMap(step -> step.companions().stream());
    return Stream.concat(masters, steps).toList();
  }

  /**
   * Gives the same pipeline, writing its one output elsewhere.
   *
   * @param file where
   * @param other what the run may use
   * @return a copy
   */
  public Pipeline writing(Path file, Resources other) {
    Output output = outputs.get(0).at(file.toString());
    return new Pipeline(
        baseFolder,
        frames,
        calibrate,
        filters,
        normalise,
        weights,
        combine,
        post,
        roi,
        maps,
        List.of(output),
        other,
        text,
        bitsText);
  }

  /**
   * Gives the pipeline as JSON.
   *
   * @return indented, in a fixed order, paths as written, all defaults filled in
   */
  public String toJson() {
    return text;
  }

  /**
   * Gives a hash that is the same for pipelines that ask for the same bits.
   *
   * @return SHA-256 over everything but {@code resources}, in lower-case hexadecimal
   */
  public String canonicalHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bitsText.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
