package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.PipelineException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How work that was begun otherwise is refused. */
class RunIdentityTest {
  private static void assertRefused(
      String what, Map<String, String> then, Map<String, String> now) {
    RunIdentity begun = new RunIdentity(new TreeMap<>(then), Map.of());
    RunIdentity run = new RunIdentity(new TreeMap<>(now), Map.of());
    PipelineException e =
        assertThrows(
            PipelineException.class, () -> run.requireSame(begun, Path.of("kept"), Set.of()));
    assertEquals(
        "the run that was begun in \"kept\" cannot go on: %s; undo that, or start anew with --fresh"
            .formatted(what),
        e.getMessage());
  }

  @Test
  void hashesAreShownShort() {
    assertRefused(
        "plugin jar \"a.jar\" has changed from 0123456789ab to ba9876543210",
        Map.of("plugin jar \"a.jar\"", "0123456789ab" + "c".repeat(52)),
        Map.of("plugin jar \"a.jar\"", "ba9876543210" + "c".repeat(52)));
  }

  @Test
  void otherChangesAreCounted() {
    assertRefused("a is gone (and 1 other change)", Map.of("a", "1", "b", "1"), Map.of("b", "2"));
    assertRefused(
        "a has changed from 1 to 2 (and 2 other changes)",
        Map.of("a", "1", "b", "1"),
        Map.of("a", "2", "c", "1"));
  }
}
