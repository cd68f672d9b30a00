package io.github.stacker.core.run;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.library.SystemLibrary;
import io.github.stacker.core.pipeline.Pipeline;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What decodes the frames of a run where there is a choice. */
final class Decoders {
  private Decoders() {}

  /**
   * Settles the choice.
   *
   * @throws PipelineException if a library is asked for that is not there
   */
  static Decoding of(Pipeline pipeline, RunOptions options) {
    Optional<SystemLibrary> library = options.decoder().library();
    if (library.isPresent() && !library.get().isPresent()) {
      throw new PipelineException(
          "--decoder %s: this system does not have it; install it (%s) or leave the option out"
              .formatted(library.get().title(), library.get().packages()));
    }
    return new Decoding(options.decoder(), Budgets.nativeBytesPerFrame(pipeline, options));
  }

  /** Gives the decoders of a plan's frames, by name. */
  static List<Used> used(ExecutionPlan plan) {
    Map<String, Long> frames =
        plan.frames().stream()
            .map(FrameProbe::decoder)
            .flatMap(Optional::stream)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return frames.entrySet().stream()
        .map(each -> new Used(each.getKey(), version(each.getKey()), each.getValue()))
        .toList();
  }

  /** Names a decoder and its version, where that can be told. */
  static String described(String decoder) {
    return new Used(decoder, version(decoder), 1).described();
  }

  private static Optional<String> version(String decoder) {
    if (decoder.equals(Decoding.JDK_NAME)) {
      return Optional.of(Runtime.version().toString());
    }
    return Arrays.stream(SystemLibrary.values())
        .filter(library -> library.title().equals(decoder))
        .findFirst()
        .flatMap(SystemLibrary::version);
  }

  /**
   * A decoder and its share of the work.
   *
   * @param name as frames tell it
   * @param version where it can be told
   * @param frames how many it decodes
   */
  record Used(String name, Optional<String> version, long frames) {
    /** Names decoder and version. */
    String described() {
      return name + version.map(each -> " " + each).orElse("");
    }
  }
}
