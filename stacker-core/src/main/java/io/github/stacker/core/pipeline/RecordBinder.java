package io.github.stacker.core.pipeline;

import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.PictureOpener;
import io.github.stacker.core.plugin.Nearest;
import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.ParameterSpec.Form;
import io.github.stacker.core.plugin.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds a JSON object to a record: fills in defaults, checks every value against what its parameter
 * says, and has the record made.
 *
 * @param path where the object stands
 * @param object the object; defaults are added to it, and equal numbers become equal texts
 * @param files finds the files that parameters name
 */
record RecordBinder(JsonPath path, ObjectNode object, BesideFiles files) {
  /** Binds what names no files. */
  RecordBinder(JsonPath path, ObjectNode object) {
    this(path, object, BesideFiles.unopened(Path.of(""), JsonPath::toString));
  }

  /**
   * Makes the record of an object that was bound before once more, now with its pictures opened.
   *
   * @throws Refusal if a file has vanished since
   * @throws io.github.stacker.api.StackerException if a picture cannot be opened
   */
  <R extends Record> R bindOpened(ParameterSet<R> set, PictureOpener opener) {
    return new RecordBinder(path, object, files.with(opener)).bind(set);
  }

  /**
   * Makes the record.
   *
   * @param set its parameters
   * @return the record
   * @throws Refusal for the first value that is missing, unknown or wrong
   * @throws RuntimeException what the record's constructor throws other than {@link
   *     IllegalArgumentException}
   */
  <R extends Record> R bind(ParameterSet<R> set) {
    Map<String, JsonNode> values = new HashMap<>();
    for (ParameterSpec parameter : set.parameters()) {
      JsonNode value = valueOf(parameter);
      if (value != null) {
        check(parameter, value);
        object.set(parameter.name(), canonical(parameter, value));
        values.put(parameter.name(), value);
      }
    }
    try {
      return new RecordMaker<>(set, path, files).make(values);
    } catch (IllegalArgumentException e) {
      throw new Refusal(path, String.valueOf(e.getMessage()), e);
    }
  }

  /** Gives the files that the values of parameters name. */
  List<Companion> companions(ParameterSet<?> set) {
    List<Companion> companions = new ArrayList<>();
    for (ParameterSpec parameter : set.parameters()) {
      JsonNode value = object.get(parameter.name());
      if (value == null || !parameter.type().isFile()) {
        continue;
      }
      JsonPath place = path.key(parameter.name());
      companions.add(
          parameter.type() == ValueType.PICTURE
              ? files.picture(place, value)
              : files.list(place, value.stringValue()));
    }
    return companions;
  }

  /** Refuses keys that are not among the known ones. */
  RecordBinder requireKnown(Collection<String> known) {
    for (String key : object.propertyNames()) {
      if (!known.contains(key)) {
        throw new Refusal(path.key(key), "is unknown; " + Nearest.hint(key, known));
      }
    }
    return this;
  }

  /**
   * Gives the value, or its default, which from then on stands in the object; null for an optional
   * one left out.
   */
  private JsonNode valueOf(ParameterSpec parameter) {
    JsonNode value = object.get(parameter.name());
    if (value != null || parameter.form() == Form.OPTIONAL) {
      return value;
    }
    if (parameter.isRequired()) {
      throw new Refusal(
          path, "lacks \"%s\"; it must be %s".formatted(parameter.name(), parameter.expected()));
    }
    JsonNode given = JsonTree.parse(parameter.annotation().defaultJson());
    object.set(parameter.name(), given);
    return given;
  }

  /** Tells whether what stands for a parameter left out is a value of it. */
  boolean takesDefaultOf(ParameterSpec parameter) {
    try {
      check(parameter, JsonTree.parse(parameter.annotation().defaultJson()));
      return true;
    } catch (JacksonException | Refusal e) {
      return false;
    }
  }

  private void check(ParameterSpec parameter, JsonNode value) {
    JsonPath place = path.key(parameter.name());
    if (parameter.form() != Form.LIST) {
      checkOne(parameter, value, place);
      return;
    }
    if (!(value instanceof ArrayNode)) {
      throw new Refusal(place, "must be %s, is %s".formatted(parameter.expected(), shown(value)));
    }
    for (int i = 0; i < value.size(); i++) {
      checkOne(parameter, value.get(i), place.item(i));
    }
  }

  private void checkOne(ParameterSpec parameter, JsonNode value, JsonPath place) {
    boolean fits =
        parameter.type() == ValueType.PICTURE ? files.canBe(place, value) : fits(parameter, value);
    if (!fits) {
      throw new Refusal(
          place,
          "must be %s, is %s%s"
              .formatted(
                  parameter.expectedValue(),
                  shown(plain(parameter, value)),
                  hint(parameter, value)));
    }
  }

  private static boolean fits(ParameterSpec parameter, JsonNode value) {
    return switch (parameter.type()) {
      case BOOLEAN -> value.isBoolean();
      case TEXT, FILE, PICTURE -> value.isString();
      case CHOICE -> value.isString() && parameter.choices().contains(value.asString());
      case INT ->
          value.isIntegralNumber() && value.canConvertToInt() && parameter.allows(value.asInt());
      case LONG ->
          value.isIntegralNumber() && value.canConvertToLong() && parameter.allows(value.asLong());
      case DOUBLE ->
          value.isNumber()
              && Double.isFinite(value.asDouble(Double.NaN))
              && parameter.allows(value.asDouble());
    };
  }

  private static String hint(ParameterSpec parameter, JsonNode value) {
    if (parameter.type() != ValueType.CHOICE || !value.isString()) {
      return "";
    }
    return Nearest.to(value.asString(), parameter.choices())
        .map(nearest -> "; did you mean \"" + nearest + "\"?")
        .orElse("");
  }

  private static String shown(JsonNode value) {
    if (value.isDouble() && !Double.isFinite(value.asDouble())) {
      return "a number too large";
    }
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /** Gives a number that may have a fraction without one where it has none, as limits are told. */
  private static JsonNode plain(ParameterSpec parameter, JsonNode value) {
    return value.isDouble() ? canonical(parameter, value) : value;
  }

  /** Numbers that are equal as doubles are written alike: 2.0 and 2e0 as 2. */
  private static JsonNode canonical(ParameterSpec parameter, JsonNode value) {
    if (parameter.type() != ValueType.DOUBLE) {
      return value;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode numbers = JsonTree.NODES.arrayNode();
      list.forEach(number -> numbers.add(canonical(parameter, number)));
      return numbers;
    }
    double number = value.asDouble();
    boolean whole = Math.abs(number) < 0x1p53 && Double.compare(number, (long) number) == 0;
    return whole ? LongNode.valueOf((long) number) : DoubleNode.valueOf(number);
  }

  /**
   * Gives the keys of some parameters, in their order, those left out without a default missing.
   */
  ObjectNode inOrder(Collection<String> names) {
    ObjectNode ordered = JsonTree.NODES.objectNode();
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null) {
        ordered.set(name, value);
      }
    }
    return ordered;
  }
}
