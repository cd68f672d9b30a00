package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersCompareByValue() {
    assertOrder("img1", "img2", "img10", "img100");
    assertOrder("1", "2", "10", "a");
    assertOrder("a1b2", "a1b10", "a2b1");
    assertOrder("9", "18446744073709551616", "99999999999999999999999");
  }

  @Test
  void leadingNoughtsDecideOnlyWhereAllElseIsEqual() {
    assertOrder("img000", "img0001", "img001", "img01", "img1", "img2");
    assertOrder("a01b1", "a1b02", "a1b2", "a01b3");
  }

  @Test
  void caseDecidesOnlyWhereAllElseIsEqual() {
    assertOrder("A", "a", "B", "b");
    assertOrder("DSC_1.JPG", "dsc_1.jpg", "DSC_2.JPG");
    assertOrder("STRASSE", "straße");
  }

  @Test
  void aNameComesBeforeItsContinuations() {
    assertOrder("", "a", "a ", "a1", "aa");
    assertOrder("img", "img-2", "img2");
  }

  @Test
  void foldersCompareAsPartsOfThePath() {
    List<Path> paths = new ArrayList<>(List.of(Path.of("n10/a"), Path.of("n9/z"), Path.of("n9/b")));
    paths.sort(NaturalOrder.OF_PATHS);
    assertEquals(List.of(Path.of("n9/b"), Path.of("n9/z"), Path.of("n10/a")), paths);
  }

  @Test
  void itIsATotalOrderOfRandomNamesSeed3() {
    Random random = new Random(3);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      names.add(name(random));
    }
    for (String a : names) {
      for (String b : names) {
        int ab = compare(a, b);
        assertEquals(-ab, compare(b, a), a + " and " + b);
        assertEquals(a.equals(b), ab == 0, a + " and " + b);
        for (String c : names) {
          if (ab <= 0 && compare(b, c) <= 0) {
            assertTrue(compare(a, c) <= 0, a + ", " + b + " and " + c);
          }
        }
      }
    }
  }

  private static String name(Random random) {
    String characters = "0019aAbB._- ıİßſ\u00e4\u0660";
    StringBuilder name = new StringBuilder();
    for (int length = random.nextInt(7); length > 0; length--) {
      name.append(characters.charAt(random.nextInt(characters.length())));
    }
    return name.toString();
  }

  private static int compare(String a, String b) {
    return Integer.signum(NaturalOrder.OF_NAMES.compare(a, b));
  }

  private static void assertOrder(String... names) {
    List<String> shuffled = new ArrayList<>(List.of(names));
    Collections.reverse(shuffled);
    shuffled.sort(NaturalOrder.OF_NAMES);
    assertEquals(List.of(names), shuffled);
  }
}
