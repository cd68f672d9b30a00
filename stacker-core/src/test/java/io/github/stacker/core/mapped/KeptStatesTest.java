package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.StatePlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a band after a process ended at each step of a change. */
class KeptStatesTest {
  private static final List<StatePlane> PLANES =
      List.of(
          new StatePlane(StatePlane.Type.INT32, 0),
          new StatePlane(StatePlane.Type.INT64, 0),
          new StatePlane(StatePlane.Type.FLOAT64, 0));
  private static final int PLACES = 1500;
  private static final int RUN_PLACES = 400;
  private static final int BANDS = 3;

  @TempDir private Path folder;

  /** Bit n is 1 if the n-th start works in memory. */
  private int inMemory;

  private int starts;

  private interface Work {
    void on(KeptStates states) throws IOException;
  }

  /** Opens what is kept, as a new process would, with room for it in memory now and then. */
  private void reopened(int workers, Work work) throws IOException {
    starts++;
    Optional<HeapStates> memory =
        (inMemory >> starts & 1) == 0
            ? Optional.empty()
            : Optional.of(new HeapStates(PLANES, PLACES, RUN_PLACES, BANDS));
    try (KeptScratch scratch = KeptScratch.open(folder);
        KeptStates states = KeptStates.open(scratch, PLANES, PLACES, BANDS, workers, memory)) {
      work.on(states);
      states.keep();
    }
  }

  private static Consumer<StateBand> adding(int number) {
    return band -> {
      for (int offset = 0; offset < PLACES; offset += RUN_PLACES) {
        int count = Math.min(RUN_PLACES, PLACES - offset);
        StateRun run = band.load(offset, count, new StateRun(PLANES, RUN_PLACES));
        for (int i = 0; i < count; i++) {
          run.ints(0)[i] += number;
          run.longs(1)[i] += number;
          run.doubles(2)[i] += number;
        }
        band.store(offset, count, run);
      }
    };
  }

  private static void assertHolds(KeptStates states, int band, int number, int counter) {
    StateRun run = states.band(band).load(0, PLACES, new StateRun(PLANES, PLACES));
    for (int i = 0; i < PLACES; i++) {
      assertEquals(number, run.ints(0)[i]);
      assertEquals(number, run.longs(1)[i]);
      assertEquals(number, run.doubles(2)[i]);
    }
    assertEquals(counter, states.counters().get(band));
  }

  /** Stops the process where a change has been made and its image is said to be valid. */
  private void endAfterSaying(int worker, int band, int number, int counter) throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      try (MappedStates images = MappedStates.create(scratch, "images", PLANES, PLACES, 2)) {
        StateRun run = new StateRun(PLANES, PLACES);
        images.band(worker).store(0, PLACES, run);
        adding(number).accept(images.band(worker));
        images.counters().set(worker, counter);
      }
      scratch.counters("changing", 2).set(worker, band + 1L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0b0010, 0b0100, 0b0110})
  void changesAreThereWhenStateIsOpenedAgain(int memory) throws IOException {
    inMemory = memory;
    reopened(
        2,
        states -> {
          states.change(0, 0, adding(3), 1);
          states.change(1, 2, adding(5), 1);
          states.change(1, 0, adding(4), 2);
        });
    reopened(
        2,
        states -> {
          assertHolds(states, 0, 7, 2);
          assertHolds(states, 1, 0, 0);
          assertHolds(states, 2, 5, 1);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0b0010, 0b0100, 0b1110})
  void aChangeThatEndsInItsMiddleIsNone(int memory) throws IOException {
    inMemory = memory;
    reopened(
        1,
        states -> {
          states.change(0, 1, adding(3), 1);
          states.keep();
          assertThrows(
              IllegalStateException.class,
              () ->
                  states.change(
                      0,
                      1,
                      band -> {
                        adding(9).accept(band);
                        throw new IllegalStateException("killed");
                      },
                      2));
        });
    reopened(1, states -> assertHolds(states, 1, 3, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0b0010, 0b0100, 0b1110})
  void aBandThatIsHalfCopiedIsCopiedAgain(int memory) throws IOException {
    inMemory = memory;
    reopened(2, states -> states.change(0, 1, adding(3), 1));
    endAfterSaying(1, 1, 8, 2);
    try (KeptScratch scratch = KeptScratch.open(folder);
        MappedStates bands = MappedStates.create(scratch, "state", PLANES, PLACES, BANDS)) {
      StateRun half = new StateRun(PLANES, PLACES / 2);
      half.reset(PLACES / 2);
      bands.band(1).store(0, PLACES / 2, half);
    }
    reopened(2, states -> assertHolds(states, 1, 8, 2));
    reopened(2, states -> assertHolds(states, 1, 8, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0b0010, 0b0100, 0b1110})
  void anImageIsNotCopiedOverWhatCameAfterIt(int memory) throws IOException {
    inMemory = memory;
    reopened(
        2,
        states -> {
          states.change(0, 1, adding(3), 1);
          states.change(1, 1, adding(3), 2);
          states.change(0, 1, adding(3), 3);
        });
    endAfterSaying(1, 1, 6, 2);
    reopened(2, states -> assertHolds(states, 1, 9, 3));
  }

  /** What is killed meanwhile is behind, but each band is what its counter says. */
  @Test
  void stateInMemoryIsKeptNowAndThen() throws Exception {
    for (int start = 0; start < 3; start++) {
      try (KeptScratch scratch = KeptScratch.open(folder);
          KeptStates states =
              KeptStates.open(
                  scratch,
                  PLANES,
                  PLACES,
                  BANDS,
                  2,
                  Optional.of(new HeapStates(PLANES, PLACES, RUN_PLACES, BANDS)))) {
        long first = states.counters().get(0);
        assertTrue(start == 0 || first > 0);
        for (int band = 0; band < BANDS; band++) {
          long counter = states.counters().get(band);
          if (counter > 0) {
            assertHolds(states, band, (int) counter, (int) counter);
          }
        }
        int changes = 0;
        while (kept() <= first || changes < 100) {
          for (int band = 0; band < BANDS; band++) {
            states.change(1, band, adding(1), states.counters().get(band) + 1);
          }
          changes++;
        }
        assertTrue(kept() <= states.counters().get(0));
      }
    }
  }

  private long kept() throws IOException {
    return KeptWork.read(folder.resolve("state.counters")).findFirst().orElseThrow();
  }

  @Test
  void workersAreThoseOfTheFirstStart() throws IOException {
    reopened(2, states -> assertEquals(2, states.workers()));
    reopened(4, states -> assertEquals(2, states.workers()));
  }

  @Test
  void damagedNotesAreRefused() throws IOException {
    reopened(1, states -> states.change(0, 0, adding(1), 1));
    Files.writeString(folder.resolve("workers"), "\0\0\n");
    IOException e = assertThrows(ScratchException.class, () -> reopened(1, states -> {}));
    assertTrue(e.getMessage().contains("--fresh"), e.getMessage());
  }

  @Test
  void nothingStaysOpenWhereTheLastPartCannotBeMade() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "the system does not show open files");
    Files.createDirectories(folder.resolve("changing" + KeptScratch.COUNTERS));
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      Optional<HeapStates> none = Optional.empty();
      assertThrows(
          IOException.class, () -> KeptStates.open(scratch, PLANES, PLACES, BANDS, 1, none));
    }
    try (Stream<Path> files = Files.list(open)) {
      assertEquals(List.of(), files.filter(this::isInTheFolder).toList());
    }
  }

  private boolean isInTheFolder(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
