package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema and the reader must accept the same pipelines; here each is asked about the other. */
class SchemaTest {
  private static final String GOOD =
      """
      {"frames": {"files": ["a.png"]},
       "filters": [{"filter": "lift"}],
       "combine": {"method": "mean"},
       "post": [],
       "outputs": [{"file": "out.tif"}],
       "resources": {}}
      """;

  @TempDir static Path folder;
  private static Catalogue catalogue;
  private static JsonNode schema;

  @BeforeAll
  static void load() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    catalogue = Catalogue.load(List.of(plugins));
    schema = JsonTree.parse(Schema.of(catalogue));
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @Test
  void thePluginsDecideTheText() {
    try (Catalogue again = Catalogue.load(List.of(folder.resolve("plugins")));
        Catalogue without = Catalogue.load(List.of())) {
      assertEquals(Schema.of(catalogue), Schema.of(again));
      assertFalse(Schema.of(without).contains("lift"));
    }
  }

  @Test
  void everyReferenceIsDefined() {
    List<String> references = schema.findValuesAsString("$ref");
    assertFalse(references.isEmpty());
    for (String reference : references) {
      assertTrue(schema.at(reference.substring(1)).isObject(), reference);
    }
  }

  @Test
  void unknownKeysAreRefusedEverywhere() {
    List<JsonNode> objects = new ArrayList<>();
    collect(schema, objects::add);
    for (JsonNode object : objects) {
      if (object.path("properties").isObject()) {
        assertEquals("false", object.path("additionalProperties").toString(), object.toString());
      }
    }
    assertTrue(objects.size() > 50);
  }

  private static void collect(JsonNode node, Consumer<JsonNode> into) {
    into.accept(node);
    node.forEach(child -> collect(child, into));
  }

  @Test
  void sectionsHaveTheKeysThatTheReaderKnows() {
    assertEquals(known(""), keys(schema));
    for (String section : List.of("frames", "normalise", "weights", "resources")) {
      assertEquals(known(section + "."), keys(schema.at("/properties/" + section)));
    }
  }

  @Test
  void sectionsThatTheReaderNeedsAreRequired() {
    for (String section : known("")) {
      boolean required = strings(schema.get("required")).contains(section);
      ObjectNode json = (ObjectNode) JsonTree.parse(GOOD);
      json.remove(section);
      String expected = "test.json:1:1: lacks the section \"%s\"".formatted(section);
      assertEquals(required ? expected : "", problem(JsonText.write(json), List.of()));
    }
  }

  @Test
  void combinersHaveTheKeysThatTheReaderKnows() {
    JsonNode variants = schema.at("/properties/combine/oneOf");
    assertEquals(names(catalogue.combiners()), names(variants, "method"));
    for (JsonNode variant : variants) {
      assertKeys(variant, "combine", "method");
    }
  }

  @Test
  void filtersHaveTheKeysThatTheReaderKnows() {
    JsonNode variants = schema.at("/$defs/filter/oneOf");
    assertEquals(names(catalogue.filters()), names(variants, "filter"));
    for (JsonNode variant : variants) {
      assertKeys(variant, "filters[0]", "filter");
      assertKeys(variant, "post[0]", "filter");
    }
  }

  @Test
  void outputsHaveTheKeysThatTheReaderKnowsForOneWriterOrAnother() {
    JsonNode item = schema.at("/$defs/output");
    Set<String> known = new TreeSet<>();
    for (Plugin<?> writer : catalogue.writers()) {
      known.addAll(known("outputs[0].", "outputs[0].format=" + writer.name()));
    }
    assertEquals(known, keys(item));
    assertEquals(List.of("file"), strings(item.get("required")));
    assertEquals(
        names(catalogue.writers()), new TreeSet<>(strings(item.at("/properties/format/enum"))));
  }

  @Test
  void defaultsAndWordsOfSectionsAreAccepted() {
    assertAccepted(schema.at("/properties/frames"), "frames");
    assertAccepted(schema.at("/properties/resources"), "resources");
    assertAccepted(schema.at("/properties/normalise"), "normalise", "normalise.bands=equal");
    assertEquals(
        "[\"none\",\"noise\",\"exposure-time\",\"list\"]",
        schema.at("/properties/weights/properties/by/enum").toString());
  }

  @Test
  void defaultsAndWordsOfCombinersAndFiltersAreAccepted() {
    for (JsonNode variant : schema.at("/properties/combine/oneOf")) {
      if (variant.get("required") == null) {
        assertAccepted(variant, "combine", "combine.method=" + nameOf(variant, "method"));
      }
    }
    for (JsonNode variant : schema.at("/$defs/filter/oneOf")) {
      assertAccepted(variant, "filters[0]", "filters[0].filter=" + nameOf(variant, "filter"));
    }
  }

  @Test
  void defaultsOfWritersAreAccepted() {
    JsonNode properties = schema.at("/$defs/output/properties");
    for (Plugin<?> writer : catalogue.writers()) {
      String format = "outputs[0].format=" + writer.name();
      for (String key : known("outputs[0].", format)) {
        JsonNode property = properties.get(key);
        List<JsonNode> alternatives = new ArrayList<>();
        property.path("anyOf").forEach(alternatives::add);
        alternatives.add(property);
        assertTrue(
            alternatives.stream()
                .map(alternative -> alternative.path("default"))
                .filter(value -> !value.isMissingNode())
                .map(value -> problem(format, "outputs[0].%s=%s".formatted(key, value)))
                .allMatch(problem -> problem.isEmpty() || property.has("anyOf")),
            writer.name() + " refuses the default of " + key);
      }
    }
  }

  private static void assertKeys(JsonNode variant, String path, String nameKey) {
    String choice = path + "." + nameKey + "=" + nameOf(variant, nameKey);
    assertEquals(known(path + ".", choice), keys(variant), choice);
    String problem = problem(choice);
    List<String> required = strings(variant.path("required"));
    assertEquals(required.isEmpty(), problem.isEmpty(), choice);
    if (!required.isEmpty()) {
      assertTrue(problem.contains("lacks \"" + required.get(0) + "\""), problem);
    }
  }

  private static void assertAccepted(JsonNode object, String path, String... before) {
    for (String key : keys(object)) {
      JsonNode property = object.at("/properties/" + key);
      List<JsonNode> values = new ArrayList<>();
      property.path("enum").forEach(values::add);
      for (String keyword : List.of("default", "minimum", "maximum")) {
        if (property.has(keyword)) {
          values.add(property.get(keyword));
        }
      }
      for (JsonNode value : values) {
        List<String> overrides = new ArrayList<>(List.of(before));
        overrides.add("%s.%s=%s".formatted(path, key, withoutPoint(value)));
        assertEquals("", problem(overrides.toArray(String[]::new)));
      }
    }
  }

  /** Limits are written as the doubles that they are, and 1.0 is no whole number to the reader. */
  private static String withoutPoint(JsonNode value) {
    return value.toString().replaceAll("\\.0$", "");
  }

  /** Asks the reader which keys it knows, by one that nobody could mean. */
  private static Set<String> known(String path, String... before) {
    List<String> overrides = new ArrayList<>(List.of(before));
    overrides.add(path + "nobody-could-mean-this=1");
    String problem = problem(overrides.toArray(String[]::new));
    String list = problem.substring(problem.indexOf("known: ") + "known: ".length());
    return new TreeSet<>(Arrays.asList(list.split(", ")));
  }

  /** Gives what the reader says of a pipeline with changes; empty if it takes it. */
  private static String problem(String... overrides) {
    return problem(GOOD, List.of(overrides));
  }

  private static String problem(String json, List<String> overrides) {
    try {
      new PipelineReader(catalogue).read(json, "test.json", folder, overrides);
      return "";
    } catch (PipelineException e) {
      return e.getMessage();
    }
  }

  private static Set<String> keys(JsonNode object) {
    return new TreeSet<>(object.get("properties").propertyNames());
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asString()));
    return strings;
  }

  private static String nameOf(JsonNode variant, String key) {
    return variant.at("/properties/" + key + "/const").asString();
  }

  private static Set<String> names(JsonNode variants, String key) {
    Set<String> names = new TreeSet<>();
    variants.forEach(variant -> names.add(nameOf(variant, key)));
    return names;
  }

  private static Set<String> names(Collection<? extends Plugin<?>> plugins) {
    Set<String> names = new TreeSet<>();
    plugins.forEach(plugin -> names.add(plugin.name()));
    return names;
  }
}
