package io.github.stacker.core.pipeline;

import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.ParameterSpec.Form;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Makes a record of values that fit its parameters, by the constructor that takes all components.
 *
 * @param set the record's parameters
 * @param path where its values stand
 * @param files finds the files that they name
 */
record RecordMaker<R extends Record>(ParameterSet<R> set, JsonPath path, BesideFiles files) {
  /**
   * Makes the record.
   *
   * @param values a value for each parameter that is not optional, checked
   * @return the record
   * @throws RuntimeException what the constructor throws
   */
  R make(Map<String, JsonNode> values) {
    RecordComponent[] components = set.type().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      ParameterSpec parameter = set.parameters().get(i);
      arguments[i] = argument(parameter, components[i], values.get(parameter.name()));
    }
    try {
      return constructor(components).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw thrownBy(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(set.type().getName() + " cannot be made: " + e, e);
    }
  }

  private Constructor<R> constructor(RecordComponent[] components) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<R> constructor = set.type().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }

  private RuntimeException thrownBy(InvocationTargetException e) {
    if (e.getCause() instanceof RuntimeException thrown) {
      return thrown;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(
        "the constructor of " + set.type().getName() + " fails: " + e.getCause(), e.getCause());
  }

  private Object argument(ParameterSpec parameter, RecordComponent component, JsonNode value) {
    if (parameter.form() == Form.OPTIONAL) {
      return Optional.ofNullable(value).map(given -> one(parameter, component, given));
    }
    if (parameter.form() == Form.SINGLE) {
      return one(parameter, component, value);
    }
    List<Object> list = new ArrayList<>();
    value.forEach(item -> list.add(one(parameter, component, item)));
    return Collections.unmodifiableList(list);
  }

  private Object one(ParameterSpec parameter, RecordComponent component, JsonNode value) {
    return switch (parameter.type()) {
      case BOOLEAN -> value.booleanValue();
      case TEXT -> value.stringValue();
      case CHOICE -> constant(ParameterSet.valueClass(component), value.stringValue());
      case INT -> value.intValue();
      case LONG -> value.longValue();
      case DOUBLE -> value.asDouble();
      case PICTURE -> files.open(path.key(parameter.name()), value);
      case FILE -> files.file(path.key(parameter.name()), value.stringValue());
    };
  }

  private static Object constant(Class<?> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ParameterSpec.choice((Enum<?>) constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + type.getName() + " is " + word));
  }
}
