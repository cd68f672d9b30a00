package io.github.stacker.fuzz;

import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short look at each target, the same at every run; {@code -Pfuzz} looks longer. */
@Tag("slow")
@Timeout(120)
class SeededFuzzTest {
  private static final int ROUNDS = 400;
  private static final long SEED = 20_261_129;

  static Stream<String> targets() {
    return Targets.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void damagedFilesAreReadOrRefusedWithASentence(String name) throws IOException {
    Target target = Targets.of(name);
    for (byte[] seed : target.seeds()) {
      take(target, seed);
    }
    Mutator mutator = new Mutator(target.seeds(), SEED);
    for (int i = 0; i < ROUNDS; i++) {
      take(target, mutator.next());
    }
  }

  /** Whatever is thrown comes with the file that did it. */
  private static void take(Target target, byte[] bytes) throws IOException {
    try {
      target.take(bytes);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("with " + Base64.getEncoder().encodeToString(bytes), e);
    }
  }
}
