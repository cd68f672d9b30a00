package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPicturesTest {
  private final KnownPictures<Integer> known = new KnownPictures<>();

  @TempDir private Path folder;
  private Path file;
  private int pictures = 10_000;
  private long steps;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("a"), new byte[3]);
  }

  @Test
  void askingForOnePictureAfterTheOtherTakesAFewStepsForEach() throws IOException {
    for (int number = 0; number < pictures; number++) {
      assertEquals(number, known.upTo(file, number, this::walk).get(number));
    }
    assertTrue(steps < 4L * pictures, steps + " steps");
  }

  @Test
  void theFirstPicturesDoNotCostAWalkToTheLast() throws IOException {
    known.upTo(file, 2, this::walk);
    assertTrue(steps < 100, steps + " steps");
  }

  @Test
  void aFileWithFewerPicturesTellsHowMany() throws IOException {
    pictures = 3;
    assertEquals(3, known.upTo(file, Integer.MAX_VALUE, this::walk).size());
  }

  @Test
  void aChangedFileIsLookedAtAnew() throws IOException {
    pictures = 5;
    assertEquals(5, known.upTo(file, 4, this::walk).size());
    pictures = 7;
    assertEquals(5, known.upTo(file, 4, this::walk).size());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000));
    assertEquals(7, known.upTo(file, 4, this::walk).size());
  }

  @Test
  void fewFilesAreRemembered() throws IOException {
    pictures = 5;
    known.upTo(file, 4, this::walk);
    for (int i = 0; i < 10; i++) {
      known.upTo(Files.write(folder.resolve("b" + i), new byte[1]), 4, this::walk);
    }
    pictures = 6;
    assertEquals(6, known.upTo(file, 4, this::walk).size());
  }

  private List<Integer> walk(int most) {
    int count = Math.min(most, pictures);
    steps += count;
    return IntStream.range(0, count).boxed().toList();
  }
}
