package io.github.stacker.core.plugin;

import io.github.stacker.api.Parameter;
import io.github.stacker.api.Picture;
import io.github.stacker.core.plugin.ParameterSpec.Form;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters that a record holds.
 *
 * @param <R> the record
 * @param type its class
 * @param parameters its components, in their order
 */
public record ParameterSet<R extends Record>(Class<R> type, List<ParameterSpec> parameters) {
  private static final String TYPES =
      "boolean, int, long, double, String, enums, List of Integer, Double or String, Path and Picture,"
          + " these two also as Optional";

  /** Copies the list. */
  public ParameterSet {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads the parameters of a plugin from its record class. Files may be an {@link Optional}, which
   * is empty where none is named.
   *
   * @param <R> the record
   * @param type its class
   * @return the parameters
   * @throws IllegalArgumentException if {@code type} is no record or a component cannot be a
   *     parameter; the message is a sentence part that names both
   */
  public static <R extends Record> ParameterSet<R> ofPlugin(Class<R> type) {
    return read(type, false);
  }

  /**
   * Reads the parameters of a section of the pipeline. There a component may be an {@link
   * Optional}, which is empty where nothing is given.
   *
   * @param <R> the record
   * @param type its class
   * @return the parameters
   * @throws IllegalArgumentException as {@link #ofPlugin}
   */
  public static <R extends Record> ParameterSet<R> ofSection(Class<R> type) {
    return read(type, true);
  }

  /**
   * Gives the keys.
   *
   * @return the components' names, in their order
   */
  public List<String> names() {
    return parameters.stream().map(ParameterSpec::name).toList();
  }

  private static <R extends Record> ParameterSet<R> read(Class<R> type, boolean optionals) {
    if (type == null || !type.isRecord()) {
      String what = type == null ? "null" : type.getName();
      throw new IllegalArgumentException("parameters() gives %s, not a record".formatted(what));
    }
    List<ParameterSpec> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parameters.add(spec(component, optionals));
    }
    return new ParameterSet<>(type, parameters);
  }

  private static ParameterSpec spec(RecordComponent component, boolean optionals) {
    Parameter annotation = component.getAnnotation(Parameter.class);
    if (annotation == null) {
      throw unusable(component, "has no @Parameter");
    }
    if (!(annotation.min() <= annotation.max())) {
      throw unusable(
          component,
          "has min %s above max %s"
              .formatted(
                  ParameterSpec.plain(annotation.min()), ParameterSpec.plain(annotation.max())));
    }
    Form form = form(component);
    Class<?> value = valueClass(component);
    ValueType type = valueType(value, form);
    if (type == null || form == Form.OPTIONAL && !optionals && !type.isFile()) {
      throw unusable(
          component,
          "has the type %s, which no parameter can have; there are %s"
              .formatted(component.getGenericType().getTypeName(), TYPES));
    }
    if (form == Form.OPTIONAL && !annotation.defaultJson().isEmpty()) {
      throw unusable(
          component,
          "has the default %s, but is empty where nothing is given"
              .formatted(annotation.defaultJson()));
    }
    List<String> choices = type == ValueType.CHOICE ? choices(component, value) : List.of();
    return new ParameterSpec(component.getName(), type, form, choices, annotation);
  }

  private static Form form(RecordComponent component) {
    if (component.getType() == List.class) {
      return Form.LIST;
    }
    return component.getType() == Optional.class ? Form.OPTIONAL : Form.SINGLE;
  }

  /**
   * Gives the class of a parameter's values.
   *
   * @param component the component that is the parameter
   * @return its type, or what a list or optional holds; {@code Object} if that is no plain class
   */
  public static Class<?> valueClass(RecordComponent component) {
    return form(component) == Form.SINGLE ? component.getType() : argument(component);
  }

  /** Gives what a list or optional holds; {@code Object} if that is not a plain class. */
  private static Class<?> argument(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      return argument instanceof Class<?> plain ? plain : Object.class;
    }
    return Object.class;
  }

  /** Gives null for types that cannot be a parameter in that form. */
  private static ValueType valueType(Class<?> type, Form form) {
    boolean boxed = form != Form.SINGLE;
    if (type == String.class) {
      return ValueType.TEXT;
    }
    if (type == (boxed ? Integer.class : int.class)) {
      return ValueType.INT;
    }
    if (type == (boxed ? Double.class : double.class)) {
      return ValueType.DOUBLE;
    }
    if (type.isEnum() && form != Form.LIST) {
      return ValueType.CHOICE;
    }
    if (type == boolean.class) {
      return ValueType.BOOLEAN;
    }
    if (type == Picture.class && form != Form.LIST) {
      return ValueType.PICTURE;
    }
    if (type == Path.class && form != Form.LIST) {
      return ValueType.FILE;
    }
    return type == long.class ? ValueType.LONG : null;
  }

  private static List<String> choices(RecordComponent component, Class<?> enumType) {
    List<String> choices = new ArrayList<>();
    for (Object each : enumType.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      String upper = constant.name().toUpperCase(Locale.ROOT);
      if (!constant.name().equals(upper)) {
        throw unusable(
            component,
            "has the choice %s; write constants in upper case, as %s"
                .formatted(constant.name(), upper));
      }
      choices.add(ParameterSpec.choice(constant));
    }
    return choices;
  }

  private static IllegalArgumentException unusable(RecordComponent component, String what) {
    return new IllegalArgumentException(
        "component %s of record %s %s"
            .formatted(component.getName(), component.getDeclaringRecord().getName(), what));
  }
}
