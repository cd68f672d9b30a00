package io.github.stacker.core.plugin;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.contract.StackCombinerContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract for a combiner as its author would test it, loaded from its jar. */
class StrangersCombinerTest extends StackCombinerContract<Record> {
  private static final int LARGEST = 2;

  private static Catalogue catalogue;

  @BeforeAll
  static void load(@TempDir Path plugins) throws IOException {
    Plugins.trim().writeTo(plugins.resolve("trim.jar"));
    catalogue = Catalogue.load(List.of(plugins));
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected CombinerProvider<Record> provider() {
    return (CombinerProvider<Record>) catalogue.combiner("trim").provider();
  }

  @Override
  protected Record parameters() {
    try {
      return provider().parameters().getConstructor(int.class).newInstance(LARGEST);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected double expected(double[] stack) {
    double[] sorted = Arrays.stream(present(stack)).sorted().toArray();
    int kept = Math.max(1, sorted.length - LARGEST);
    return Arrays.stream(sorted).limit(kept).average().orElseThrow();
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    return new Rejected(0, Math.min(LARGEST, present(stack).length - 1));
  }

  @Override
  protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += weights[i] * samples[i];
      weight += weights[i];
    }
    return OptionalDouble.of(sum / weight);
  }
}
