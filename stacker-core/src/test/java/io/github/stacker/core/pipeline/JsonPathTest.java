package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  @Test
  void stepsAreKeysAndPositions() {
    assertEquals(
        Optional.of(new JsonPath(List.of("filters", 2, "radius"))),
        JsonPath.parse("filters[2].radius"));
    assertEquals(Optional.of(new JsonPath(List.of("a", 0, 11))), JsonPath.parse("a[0][11]"));
    assertEquals(Optional.of(new JsonPath(List.of("$schema"))), JsonPath.parse("$schema"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b", "a[0]", "a[0].b", "a[0][1].b.c", "[3].a", "ä b.c-d"})
  void pathsAreWrittenAsTheyAreRead(String text) {
    assertEquals(text, JsonPath.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ".a",
        "a.",
        "a..b",
        "a.[0]",
        "a[0]b",
        "a[",
        "a]",
        "a[]",
        "a[x]",
        "a[-1]",
        "a[ 0]",
        "a[1",
        "a[9999999999]"
      })
  void whatIsNoPathIsNone(String text) {
    assertEquals(Optional.empty(), JsonPath.parse(text));
  }

  @Test
  void aPathStartsWithItselfAndItsParents() {
    JsonPath path = JsonPath.TOP.key("a").item(1).key("b");
    assertEquals("a[1].b", path.toString());
    for (JsonPath parent = path; !parent.isTop(); parent = parent.parent()) {
      assertEquals(true, path.startsWith(parent));
    }
    assertEquals(true, path.startsWith(JsonPath.TOP));
    assertEquals(false, path.startsWith(path.key("c")));
    assertEquals(false, path.startsWith(JsonPath.TOP.key("a").item(2)));
  }

  /** Found by fuzzing: a key with the end of a line in it made two lines of a message. */
  @Test
  void whatCannotBeSeenIsMarkedAndWhatIsLongIsCut() {
    assertEquals("a.b\uFFFD\uFFFDc", JsonPath.TOP.key("a").key("b\r\nc").toString());
    String shown = JsonPath.TOP.key("x".repeat(5000)).toString();
    assertEquals("x".repeat(200) + "...", shown);
  }
}
