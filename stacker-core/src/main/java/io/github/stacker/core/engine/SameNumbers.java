package io.github.stacker.core.engine;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what a plugin measured, of whatever type it is. */
final class SameNumbers {
  private SameNumbers() {}

  /**
   * Compares by {@code equals}; lists, arrays, values of maps, optionals and records by what is in
   * them. Other collections cannot tell: what they hold may be equal to itself alone.
   *
   * @param one what was measured
   * @param other what was measured again
   * @return false if they differ; true also of types that cannot tell
   */
  static boolean areIn(Object one, Object other) {
    if (Objects.deepEquals(one, other)) {
      return true;
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
      return map.keySet().equals(second.keySet())
          && map.keySet().stream().allMatch(key -> areIn(map.get(key), second.get(key)));
    }
    if (one instanceof Optional<?> value && other instanceof Optional<?> second) {
      return areIn(value.orElse(null), second.orElse(null));
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
    return one instanceof Collection<?> || !one.getClass().isArray() && !canTell(one.getClass());
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
