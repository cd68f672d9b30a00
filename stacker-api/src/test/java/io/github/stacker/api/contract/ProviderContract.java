package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stacker.api.Parameter;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Provider;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What every provider keeps to: a name that pipelines can use and parameters that can be bound,
 * checked and documented.
 */
public abstract class ProviderContract {
  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";
  private static final String STRING = "\"[^\"\\\\]*\"";
  private static final Set<Class<?>> SCALARS =
      Set.of(boolean.class, int.class, long.class, double.class, String.class);
  private static final Set<Type> IN_LISTS = Set.of(Double.class, Integer.class, String.class);

  private static final Set<Type> FILES = Set.of(Path.class, Picture.class);

  /** Gives the provider under test. */
  protected abstract Provider<?> provider();

  /** Gives what the provider made, which is not null. */
  final <T> T made(T made) {
    return made == null
        ? fail("create() of %s returned null".formatted(provider().getClass()))
        : made;
  }

  @Test
  void theProviderCanBeMadeByTheServiceLoader() {
    Class<?> type = provider().getClass();
    assertTrue(Modifier.isPublic(type.getModifiers()), type + " is not public");
    assertTrue(
        Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0),
        type + " has no public constructor without arguments");
  }

  @Test
  void theNameIsWordsJoinedByHyphens() {
    assertMatches(KEBAB_CASE, provider().name(), "name(), lower-case words joined by hyphens");
  }

  @Test
  void theDescriptionIsOneSentence() {
    assertSentence(provider().description(), "description()");
  }

  @Test
  void everyParameterIsDescribedAndOfATypeThatCanBeBound() {
    for (RecordComponent component : components()) {
      assertMatches(CAMEL_CASE, component.getName(), "the name of a parameter, in camel case");
      Parameter parameter = component.getAnnotation(Parameter.class);
      assertNotNull(parameter, component.getName() + " has no @Parameter");
      assertSentence(parameter.value(), "@Parameter of " + component.getName());
      assertFalse(
          parameter.min() > parameter.max(),
          "%s has min %s above max %s"
              .formatted(component.getName(), parameter.min(), parameter.max()));
      assertTrue(
          canBeBound(component),
          component
              + " is of a type that cannot be bound: take boolean, int, long, double, String, an enum, a List of Double, Integer or String, Path, Picture or an Optional of these two");
    }
  }

  @Test
  void defaultsAreJsonOfTheirTypeWithinTheLimits() {
    for (RecordComponent component : components()) {
      Parameter parameter = component.getAnnotation(Parameter.class);
      if (parameter != null && !parameter.defaultJson().isEmpty()) {
        assertFits(component, parameter);
      }
    }
  }

  @Test
  void theRecordOfParametersIsPublic() {
    Class<?> type = provider().parameters();
    assertTrue(Modifier.isPublic(type.getModifiers()), type + " is not public");
  }

  private List<RecordComponent> components() {
    return List.of(provider().parameters().getRecordComponents());
  }

  private static boolean canBeBound(RecordComponent component) {
    if (component.getType() == List.class) {
      return component.getGenericType() instanceof ParameterizedType list
          && IN_LISTS.contains(list.getActualTypeArguments()[0]);
    }
    if (component.getType() == Optional.class) {
      return component.getGenericType() instanceof ParameterizedType optional
          && FILES.contains(optional.getActualTypeArguments()[0]);
    }
    return SCALARS.contains(component.getType())
        || FILES.contains(component.getType())
        || component.getType().isEnum();
  }

  private static void assertFits(RecordComponent component, Parameter parameter) {
    String json = parameter.defaultJson();
    if (component.getType() == List.class) {
      assertMatches(Pattern.compile("\\[.*]"), json, defaultOf(component));
      Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      String inside = json.substring(1, json.length() - 1).strip();
      if (!inside.isEmpty()) {
        Arrays.stream(inside.split(","))
            .forEach(
                one ->
                    assertFits((Class<?>) element, parameter, one.strip(), defaultOf(component)));
      }
      return;
    }
    assertFits(component.getType(), parameter, json, defaultOf(component));
  }

  private static String defaultOf(RecordComponent component) {
    return "defaultJson of %s, which is of type %s,"
        .formatted(component.getName(), component.getGenericType().getTypeName());
  }

  private static void assertFits(Class<?> type, Parameter parameter, String json, String what) {
    if (type == boolean.class) {
      assertMatches(Pattern.compile("true|false"), json, what);
      return;
    }
    if (type == String.class) {
      assertMatches(Pattern.compile(STRING), json, what);
      return;
    }
    if (type.isEnum()) {
      assertTrue(
          Arrays.stream(type.getEnumConstants()).anyMatch(one -> json.equals(kebab(one))),
          "%s is %s, which is none of %s"
              .formatted(
                  what,
                  json,
                  Arrays.stream(type.getEnumConstants()).map(ProviderContract::kebab).toList()));
      return;
    }
    boolean whole = type != double.class && type != Double.class;
    assertMatches(Pattern.compile(whole ? "-?\\d+" : NUMBER), json, what);
    double number = Double.parseDouble(json);
    if (!(number >= parameter.min() && number <= parameter.max())) {
      fail("%s is %s, not within %s to %s".formatted(what, json, parameter.min(), parameter.max()));
    }
  }

  private static String kebab(Object constant) {
    return '"' + ((Enum<?>) constant).name().toLowerCase().replace('_', '-') + '"';
  }

  private static void assertMatches(Pattern pattern, String text, String what) {
    assertTrue(
        pattern.matcher(text).matches(),
        "%s is \"%s\", which does not match %s".formatted(what, text, pattern));
  }

  private static void assertSentence(String text, String what) {
    boolean sentence = !text.isEmpty() && !Character.isLowerCase(text.charAt(0));
    assertTrue(
        sentence && text.endsWith("."),
        "%s is \"%s\", not a sentence with a capital and a full stop".formatted(what, text));
  }
}
