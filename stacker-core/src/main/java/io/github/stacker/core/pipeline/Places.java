package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.format.ShownText;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says where a pipeline's values stand: in its text, or on the command line that replaced them.
 *
 * @param source the text
 * @param replaced what was replaced, in this order
 */
record Places(JsonSource source, List<Replacement> replaced) {
  private static final int LONGEST_MESSAGE = 2000;

  Places {
    replaced = List.copyOf(replaced);
  }

  /** Says where a value stands. */
  String of(JsonPath path) {
    return replaced.stream()
        .filter(override -> path.startsWith(override.path()))
        .reduce((first, last) -> last)
        .map(override -> override + ": " + path)
        .orElseGet(() -> source.describe(path));
  }

  /** Names a value in few words: by the option that was written for it, or else by its path. */
  String title(JsonPath path) {
    boolean isReplaced = replaced.stream().anyMatch(each -> path.startsWith(each.path()));
    return isReplaced ? path.toString() : source.written(path).orElseGet(path::toString);
  }

  /**
   * Runs code whose refusals become messages.
   *
   * @throws PipelineException for a refusal, with its place
   */
  <T> T located(Supplier<T> code) {
    try {
      return code.get();
    } catch (Refusal e) {
      String place = of(e.path()) + (e.isSentence() ? ": " : " ");
      throw new PipelineException(ShownText.of(place + e.getMessage(), LONGEST_MESSAGE), e);
    }
  }
}
