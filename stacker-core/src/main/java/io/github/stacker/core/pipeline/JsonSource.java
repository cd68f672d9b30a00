package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON text with a name, which can tell where each of its values stands. */
final class JsonSource {
  private static final Pattern NO_NUMBER = Pattern.compile("Non-standard token '(.+?)'");

  private final String name;
  private final String text;

  /** What stands for parts of the text that were written otherwise. */
  private final Map<JsonPath, String> written;

  /** Where values stand; null until somebody asks. */
  private Map<JsonPath, TokenStreamLocation> locations;

  JsonSource(String name, String text, Map<JsonPath, String> written) {
    this.name = name;
    this.text = text;
    this.written = Map.copyOf(written);
  }

  /** Parses the text, which must be one object. */
  ObjectNode parse() {
    try {
      JsonNode root = JsonTree.parse(text);
      if (root instanceof ObjectNode object) {
        return object;
      }
      throw new PipelineException(name + ": must be a JSON object, starting with \"{\"");
    } catch (JacksonException e) {
      throw new PipelineException(
          "%s%s: is no valid JSON: %s".formatted(name, place(e.getLocation()), reason(e)), e);
    }
  }

  /** Jackson's own words are for programmers after the first line, and sometimes in it. */
  private static String reason(JacksonException e) {
    if (JsonTree.TRAILING.equals(e.getOriginalMessage())) {
      return "something follows the end of the object";
    }
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deep, or a name, text or number in it is too long";
    }
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    return inOurWords(message).orElse(message);
  }

  /** Where Jackson could be told to allow it, it says how, which no pipeline can. */
  private static Optional<String> inOurWords(String message) {
    Matcher number = NO_NUMBER.matcher(message);
    if (number.lookingAt()) {
      return Optional.of("there is no %s in JSON; write a number".formatted(number.group(1)));
    }
    if (message.contains("ALLOW_COMMENTS")) {
      return Optional.of("there are no comments in JSON; leave it out");
    }
    if (message.contains("ALLOW_LEADING_PLUS_SIGN")) {
      return Optional.of("there is no plus sign before numbers in JSON; leave it out");
    }
    return message.contains("ALLOW_HEXADECIMAL")
        ? Optional.of("numbers in JSON are decimal; write it so")
        : Optional.empty();
  }

  /**
   * Says where a value stands: what was written for it; or name, line, column, path; the path alone
   * in a text without a name.
   */
  String describe(JsonPath path) {
    return written(path).orElseGet(() -> placed(path));
  }

  /** Gives what was written for a value, if that was not this text. */
  Optional<String> written(JsonPath path) {
    return written.keySet().stream()
        .filter(path::startsWith)
        .max(Comparator.comparing(each -> each.steps().size()))
        .map(origin -> written.get(origin) + rest(path.behind(origin)));
  }

  private static String rest(JsonPath path) {
    return path.isTop() ? "" : ": " + path;
  }

  private String placed(JsonPath path) {
    if (name.isEmpty()) {
      return path.toString();
    }
    if (locations == null) {
      locations = locations();
    }
    JsonPath known = path;
    while (!known.isTop() && !locations.containsKey(known)) {
      known = known.parent();
    }
    return name + place(locations.get(known)) + rest(path);
  }

  private static String place(TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  private Map<JsonPath, TokenStreamLocation> locations() {
    Map<JsonPath, TokenStreamLocation> locations = new HashMap<>();
    try (JsonParser parser = JsonTree.parser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd()) {
          locations.putIfAbsent(path(parser, token), parser.currentTokenLocation());
        }
      }
    }
    return locations;
  }

  /** The parser's context of an object or array that has just begun is that object's own. */
  private static JsonPath path(JsonParser parser, JsonToken token) {
    TokenStreamContext context = parser.streamReadContext();
    return path(token.isStructStart() ? context.getParent() : context);
  }

  private static JsonPath path(TokenStreamContext context) {
    if (context == null || context.inRoot()) {
      return JsonPath.TOP;
    }
    JsonPath parent = path(context.getParent());
    return context.inArray()
        ? parent.item(context.getCurrentIndex())
        : parent.key(context.currentName());
  }
}
