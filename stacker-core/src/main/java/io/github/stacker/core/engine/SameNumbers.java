package io.github.stacker.core.engine;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what a plugin measured, of whatever type it is. */
final class SameNumbers {
  private SameNumbers() {}

  /**
   * Compares by {@code equals}; lists, arrays and records by what is in them.
   *
   * @param one what was measured
   * @param other what was measured again
   * @return false if they differ; true also of types that cannot tell
   */
  static boolean areIn(Object one, Object other) {
    if (Objects.deepEquals(one, other)) {
      return true;
    }
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return one instanceof List<?> list && other instanceof List<?> second && inEach(list, second);
    }
    if (one instanceof List<?> list) {
      return inEach(list, (List<?>) other);
    }
    if (one instanceof Object[] array) {
      return inEach(Arrays.asList(array), Arrays.asList((Object[]) other));
    }
    if (one instanceof Record) {
      return Stream.of(one.getClass().getRecordComponents())
          .allMatch(component -> areIn(of(one, component), of(other, component)));
    }
    return !one.getClass().isArray() && !canTell(one.getClass());
  }

  private static boolean inEach(List<?> list, List<?> other) {
    return list.size() == other.size()
        && IntStream.range(0, list.size()).allMatch(i -> areIn(list.get(i), other.get(i)));
  }

  private static Object of(Object record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean canTell(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals("equals") && method.getParameterCount() == 1)
        .anyMatch(method -> method.getDeclaringClass() != Object.class);
  }
}
