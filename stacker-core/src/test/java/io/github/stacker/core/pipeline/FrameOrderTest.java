package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameOrderTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 6, 1, 12, 0);

  @Test
  void givenLeavesFramesWhereTheyAre() {
    assertOrder(
        FramesSection.Order.GIVEN,
        List.of("img10", "img2", "a"),
        List.of(shot("img10", 0), untimed("img2"), shot("a", -1)));
  }

  @Test
  void nameIsTheNaturalOrderOfPaths() {
    assertOrder(
        FramesSection.Order.NAME,
        List.of("a", "img2", "img10"),
        List.of(shot("img10", 0), untimed("img2"), shot("a", 1)));
  }

  @Test
  void timeIsTheOrderOfExposureAndThenOfNames() {
    assertOrder(
        FramesSection.Order.TIME,
        List.of("z", "img2", "img10", "a"),
        List.of(shot("img10", 0), shot("a", 1), shot("img2", 0), shot("z", -1)));
  }

  @Test
  void framesThatDoNotTellTheirTimeCannotBeOrderedByIt() {
    List<Shot> shots = List.of(shot("a", 0), untimed("b"), untimed("c"));
    PipelineException e =
        assertThrows(
            PipelineException.class,
            () -> FrameOrder.sort(FramesSection.Order.TIME, shots, Shot::location, Shot::time));
    assertEquals(
        "frames.order: is \"time\", but frame \"b\" does not tell its capture time; use \"name\" or \"given\"",
        e.getMessage());
  }

  @Test
  void noFramesAreInAnyOrder() {
    Arrays.stream(FramesSection.Order.values())
        .forEach(order -> assertOrder(order, List.of(), List.of()));
  }

  private static void assertOrder(
      FramesSection.Order order, List<String> expected, List<Shot> shots) {
    List<Shot> sorted = FrameOrder.sort(order, shots, Shot::location, Shot::time);
    assertEquals(expected, sorted.stream().map(shot -> shot.location().toString()).toList());
  }

  private static Shot shot(String name, int minutesAfterNoon) {
    return new Shot(
        FrameLocation.of(Path.of(name)), Optional.of(NOON.plusMinutes(minutesAfterNoon)));
  }

  private static Shot untimed(String name) {
    return new Shot(FrameLocation.of(Path.of(name)), Optional.empty());
  }

  private record Shot(FrameLocation location, Optional<LocalDateTime> time) {}
}
