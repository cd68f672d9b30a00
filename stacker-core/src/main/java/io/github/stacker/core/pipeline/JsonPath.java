package io.github.stacker.core.pipeline;

import io.github.stacker.core.format.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON text, written like {@code filters[2].radius}.
 *
 * @param steps keys ({@link String}) and positions ({@link Integer}) from the top
 */
record JsonPath(List<Object> steps) {
  static final JsonPath TOP = new JsonPath(List.of());
  private static final Pattern STEP =
      Pattern.compile("\\[([0-9]{1,9})]|(?:^|(?<!^)\\.)([^.\\[\\]]+)");

  JsonPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path as it is written; nothing if it is none. */
  static Optional<JsonPath> parse(String text) {
    List<Object> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      steps.add(
          matcher.group(1) == null ? matcher.group(2) : (Object) Integer.valueOf(matcher.group(1)));
      end = matcher.end();
    }
    return end == text.length() && end > 0 ? Optional.of(new JsonPath(steps)) : Optional.empty();
  }

  JsonPath key(String name) {
    return with(name);
  }

  JsonPath item(int index) {
    return with(index);
  }

  private JsonPath with(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new JsonPath(longer);
  }

  JsonPath parent() {
    return new JsonPath(steps.subList(0, steps.size() - 1));
  }

  boolean isTop() {
    return steps.isEmpty();
  }

  boolean startsWith(JsonPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** Gives what follows behind the beginning of this path. */
  JsonPath behind(JsonPath beginning) {
    return new JsonPath(steps.subList(beginning.steps.size(), steps.size()));
  }

  /** As a record's own, which Java would make at the first call: milliseconds of each start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof JsonPath path && steps.equals(path.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer) {
        text.append('[').append(step).append(']');
      } else {
        text.append(text.length() == 0 ? "" : ".").append(ShownText.of((String) step));
      }
    }
    return text.toString();
  }
}
