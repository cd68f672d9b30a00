package io.github.stacker.filters;

import io.github.stacker.api.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes records of parameters as their annotations allow them, with moderate numbers. */
final class RandomParameters {
  private static final int MOST = 50;
  private static final int ATTEMPTS = 300;

  private final Random random;

  RandomParameters(Random random) {
    this.random = random;
  }

  /** Gives nothing if what is tried is refused each time, or files are asked for. */
  <P extends Record> Optional<P> of(Class<P> type) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<P> made = attempt(type);
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private <P extends Record> Optional<P> attempt(Class<P> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> arguments = new ArrayList<>();
    for (RecordComponent component : components) {
      Optional<Object> argument = argument(component);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<P> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return Optional.empty();
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<Object> argument(RecordComponent component) {
    Parameter parameter = component.getAnnotation(Parameter.class);
    Class<?> type = component.getType();
    if (type == List.class) {
      Class<?> element =
          (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return list(element, parameter);
    }
    if (type == Optional.class) {
      return Optional.of(Optional.empty());
    }
    return one(type, parameter);
  }

  private Optional<Object> list(Class<?> type, Parameter parameter) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Optional<Object> one = one(type, parameter);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      list.add(one.get());
    }
    return Optional.of(list);
  }

  private Optional<Object> one(Class<?> type, Parameter parameter) {
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return Optional.of(constants[random.nextInt(constants.length)]);
    }
    if (type == boolean.class) {
      return Optional.of(random.nextBoolean());
    }
    if (type == String.class) {
      String given = parameter.defaultJson();
      return given.isEmpty() ? Optional.empty() : Optional.of(given.replace("\"", ""));
    }
    if (type == int.class || type == Integer.class) {
      return Optional.of((int) Math.rint(number(parameter)));
    }
    if (type == long.class) {
      return Optional.of((long) Math.rint(number(parameter)));
    }
    if (type == double.class || type == Double.class) {
      return Optional.of(number(parameter));
    }
    if (type == Path.class || type.getSimpleName().equals("Picture")) {
      return Optional.empty();
    }
    throw new AssertionError("no values for " + type);
  }

  /** Mostly the default, small, or as large as a small picture. */
  private double number(Parameter parameter) {
    if (random.nextInt(3) == 0 && parameter.defaultJson().matches("-?[0-9.]+")) {
      return Double.parseDouble(parameter.defaultJson());
    }
    double most = random.nextBoolean() ? 3 : MOST;
    double least = Math.max(parameter.min(), -most);
    double largest = Math.min(parameter.max(), Math.max(least, most));
    return least + random.nextDouble() * (largest - least);
  }
}
