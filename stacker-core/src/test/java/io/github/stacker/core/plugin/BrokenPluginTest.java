package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PluginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of jars that are not as they should be: each message names jar and remedy. */
class BrokenPluginTest {
  private static final int JAVA = Runtime.version().feature();

  @TempDir Path folder;

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("plugins");
    PluginException e = assertThrows(PluginException.class, () -> Catalogue.load(List.of(missing)));
    assertEquals(
        "there is no plugin folder \"" + missing + "\"; make it or name another", message(e));
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("plugins"), "");
    PluginException e = assertThrows(PluginException.class, () -> Catalogue.load(List.of(file)));
    assertEquals("\"" + file + "\" is a file; name the folder that it is in", message(e));
  }

  @Test
  void aJarThatIsNoZip() throws IOException {
    Files.writeString(jar(), "hello");
    String message = failure();
    assertTrue(
        message.startsWith("plugin jar \"" + jar() + "\" is no jar or is damaged ("), message);
    assertTrue(message.endsWith("); replace it or take it out of the folder"), message);
  }

  @Test
  void aJarThatIsEmptyOrCutOff() throws IOException {
    Files.write(jar(), new byte[0]);
    assertTrue(failure().contains("is no jar or is damaged"));
    byte[] whole = Files.readAllBytes(Plugins.lift().writeTo(jar()));
    Files.write(jar(), Arrays.copyOf(whole, whole.length / 2));
    assertTrue(failure().contains("is no jar or is damaged"));
  }

  @Test
  void aJarForAnotherApi() throws IOException {
    Plugins.lift().attribute("Stacker-Api-Version", "99").writeTo(jar());
    assertFails(
        " was built for version 99 of stacker's api, this is version 1; get the release of the plugin for version 1");
  }

  @Test
  void aListedClassThatIsNotThere() throws IOException {
    MadeJar.of("package org.example; public class Other {}")
        .listing(FilterProvider.class, "org.example.Gone")
        .writeTo(jar());
    assertFails(
        ": class org.example.Gone is listed in META-INF/services/io.github.stacker.api.FilterProvider but is not there; build the jar anew with it or take it off the list");
  }

  @Test
  void aListedClassThatIsNoProvider() throws IOException {
    MadeJar.of("package org.example; public class Other {}")
        .listing(FilterProvider.class, "org.example.Other")
        .writeTo(jar());
    assertFails(
        ": class org.example.Other is listed in META-INF/services/io.github.stacker.api.FilterProvider but does not implement FilterProvider; implement it or take it off the list");
  }

  @Test
  void aProviderListedAsOneOfAnotherKind() throws IOException {
    MadeJar.of(Plugins.LIFT)
        .listing(CombinerProvider.class, "org.example.lift.Lift")
        .writeTo(jar());
    assertFails(
        ": class org.example.lift.Lift is listed in META-INF/services/io.github.stacker.api.CombinerProvider but does not implement CombinerProvider; implement it or take it off the list");
  }

  @Test
  void aServicesFileThatIsNoListOfClasses() throws IOException {
    Plugins.lift()
        .with("META-INF/services/" + FilterProvider.class.getName(), "not a class name\n")
        .writeTo(jar());
    String message = failure();
    assertTrue(message.startsWith("plugin jar \"" + jar() + "\": "), message);
    assertTrue(message.contains("not a class name"), message);
  }

  @Test
  void aConstructorThatThrows() throws IOException {
    odd("public Odd() { throw new IllegalStateException(\"no licence\"); }");
    assertFails(
        ": class org.example.Odd failed in its constructor with java.lang.IllegalStateException: no licence, at LINE; tell its author");
  }

  @Test
  void aStaticInitialiserThatThrows() throws IOException {
    odd("private static final int N = Integer.parseInt(\"x\");");
    assertFails(
        ": class org.example.Odd failed in its constructor with java.lang.NumberFormatException: For input string: \"x\", at LINE; tell its author");
  }

  @Test
  void aConstructorThatIsPrivate() throws IOException {
    odd("private Odd() {}");
    assertFails(
        ": class org.example.Odd cannot be made; it must be public and have a public constructor without arguments");
  }

  @Test
  void aConstructorThatWantsAnArgument() throws IOException {
    odd("public Odd(int n) {}");
    assertFails(
        ": class org.example.Odd cannot be made; it must be public and have a public constructor without arguments");
  }

  @Test
  void anAbstractClass() throws IOException {
    MadeJar.of(
            Plugins.oddSource("odd", "NoParameters", Plugins.SAME)
                .replace("public class", "public abstract class"))
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": class org.example.Odd cannot be made; it must be public and have a public constructor without arguments");
  }

  @Test
  void aNameProvidedTwiceNamesBothJars() throws IOException {
    Path first = Plugins.lift().writeTo(folder.resolve("a.jar"));
    Path second =
        Plugins.lift().attribute("Implementation-Version", "2").writeTo(folder.resolve("b.jar"));
    assertEquals(
        ("filter \"lift\" is provided twice, by class org.example.lift.Lift of plugin jar \"%s\""
                + " and by class org.example.lift.Lift of plugin jar \"%s\"; take one of them away")
            .formatted(first, second),
        failure());
  }

  @Test
  void aNameThatStackerItselfProvidesIsRefused() throws IOException {
    MadeJar.of(Plugins.LAST.replace("\"last\"", "\"mean\""))
        .listing(CombinerProvider.class, "org.example.last.Last")
        .writeTo(jar());
    assertEquals(
        ("combiner \"mean\" is provided twice, by class io.github.stacker.core.combine.MeanCombine"
                + " of stacker's own class path and by class org.example.last.Last of plugin jar"
                + " \"%s\"; take one of them away")
            .formatted(jar()),
        failure());
  }

  @Test
  void aNameThatPipelinesCouldNotUse() throws IOException {
    Plugins.odd("Very Odd", "NoParameters", Plugins.SAME).writeTo(jar());
    assertFails(
        ": filter org.example.Odd has the name \"Very Odd\"; a name is lower-case words joined by hyphens");
  }

  @Test
  void aNameThatIsNull() throws IOException {
    MadeJar.of(
            Plugins.oddSource("odd", "NoParameters", Plugins.SAME)
                .replace("return \"odd\"", "return null"))
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": filter org.example.Odd has the name null; a name is lower-case words joined by hyphens");
  }

  @Test
  void aNameMethodThatThrows() throws IOException {
    MadeJar.of(
            Plugins.oddSource("odd", "NoParameters", Plugins.SAME)
                .replace("return \"odd\"", "throw new IllegalStateException(\"nameless\")"))
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": class org.example.Odd failed in its name() with java.lang.IllegalStateException: nameless, at LINE; tell its author");
  }

  @Test
  void noDescription() throws IOException {
    MadeJar.of(
            Plugins.oddSource("odd", "NoParameters", Plugins.SAME)
                .replace("return \"Is odd.\"", "return \"\""))
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(": filter org.example.Odd has no description; say in one sentence what it does");
  }

  @Test
  void aParameterWithoutItsAnnotation() throws IOException {
    parameter("int size");
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component size of record org.example.Odd$P has no @Parameter");
  }

  @Test
  void aParameterOfATypeThatJsonHasNoWordFor() throws IOException {
    parameter("@Parameter(\"When.\") java.time.LocalDate when");
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component when of record org.example.Odd$P has the type java.time.LocalDate, which no parameter can have; there are boolean, int, long, double, String, enums, List of Integer, Double or String, Path and Picture, these two also as Optional");
  }

  /** The message names them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "int",
        "long",
        "double",
        "String",
        "Thread.State",
        "List<Integer>",
        "List<Double>",
        "List<String>",
        "java.nio.file.Path",
        "Picture",
        "Optional<java.nio.file.Path>",
        "Optional<Picture>"
      })
  void aParameterOfATypeThatThereIs(String type) throws IOException {
    parameter("@Parameter(\"What.\") %s what".formatted(type));
    try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
      assertEquals("odd", catalogue.filter("odd").name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Integer", "float", "List<Long>", "List", "List<Picture>", "int[]"})
  void aParameterOfATypeThatThereIsNot(String type) throws IOException {
    parameter("@Parameter(\"What.\") %s what".formatted(type));
    assertTrue(failure().contains(", which no parameter can have; there are boolean, int, "));
  }

  @Test
  void anOptionalParameter() throws IOException {
    parameter("@Parameter(\"Perhaps.\") Optional<String> perhaps");
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component perhaps of record org.example.Odd$P has the type java.util.Optional<java.lang.String>, which no parameter can have; there are boolean, int, long, double, String, enums, List of Integer, Double or String, Path and Picture, these two also as Optional");
  }

  @Test
  void aParameterWithItsLimitsTheWrongWayRound() throws IOException {
    parameter("@Parameter(value = \"Size.\", min = 2, max = 1) int size");
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component size of record org.example.Odd$P has min 2 above max 1");
  }

  @Test
  void anOptionalFileThatIsThereByDefault() throws IOException {
    parameter(
        "@Parameter(value = \"Perhaps.\", defaultJson = \"\\\"a.txt\\\"\") Optional<java.nio.file.Path> file");
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component file of record org.example.Odd$P has the default \"a.txt\", but is empty where nothing is given");
  }

  @Test
  void aParameterThatIsCalledAsTheFilterKeyIs() throws IOException {
    parameter("@Parameter(\"Which.\") String filter");
    assertFails(
        ": filter org.example.Odd has a parameter \"filter\", a key that pipelines use themselves; give it another name");
  }

  @Test
  void aChoiceWhoseConstantsHaveNoWordOfTheirOwn() throws IOException {
    Plugins.odd(
            "odd",
            "Odd.P",
            "public enum Mode { Fast, Slow }"
                + " public record P(@Parameter(\"How.\") Mode mode) {}"
                + " public Filter create(P p) { return source -> source; }")
        .writeTo(jar());
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: component mode of record org.example.Odd$P has the choice Fast; write constants in upper case, as FAST");
  }

  @Test
  void parametersThatAreNoRecord() throws IOException {
    MadeJar.of(
            """
            package org.example;

            import io.github.stacker.api.*;

            @SuppressWarnings({"rawtypes", "unchecked"})
            public class Odd implements FilterProvider {
              public String name() { return "odd"; }
              public String description() { return "Is odd."; }
              public Class parameters() { return String.class; }
              public Filter create(Record parameters) { return source -> source; }
            }
            """)
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": filter org.example.Odd has parameters that cannot be used: parameters() gives java.lang.String, not a record");
  }

  @Test
  void aClassForANewerJava() throws IOException {
    Plugins.odd("odd", "NoParameters", Plugins.SAME)
        .patched("org.example.Odd", bytes -> bytes[7] = 99)
        .writeTo(jar());
    assertFails(
        (": class org.example.Odd was compiled for Java 55 and this is Java %d; run stacker with a"
                + " newer Java or compile the plugin with --release %d")
            .formatted(JAVA, JAVA));
  }

  @Test
  void aClassFileThatIsDamaged() throws IOException {
    Plugins.odd("odd", "NoParameters", Plugins.SAME)
        .patched("org.example.Odd", bytes -> bytes[0] = 0)
        .writeTo(jar());
    String message = failure();
    assertTrue(
        message.startsWith(
            "plugin jar \"%s\": class org.example.Odd does not fit this version of stacker's api or is damaged ("
                .formatted(jar())),
        message);
    assertTrue(message.endsWith("); build the plugin anew"), message);
  }

  private static MadeJar lackingItsLibrary() throws IOException {
    return MadeJar.of(
            Plugins.oddSource(
                "odd",
                "NoParameters",
                "private final Object maths = new org.library.Maths();" + Plugins.SAME),
            "package org.library; public class Maths { public Maths() {} }")
        .without("org.library.Maths")
        .listing(FilterProvider.class, "org.example.Odd");
  }

  @Test
  void aClassThatNeedsAnotherThatIsNotThere() throws IOException {
    lackingItsLibrary().writeTo(jar());
    assertFails(
        ": class org.example.Odd needs a class that is neither in the jar nor in stacker's api nor in the JDK: there is no class org.library.Maths; put it into the jar, or name its library in the Class-Path of the manifest");
  }

  @Test
  void aLibraryThatClassPathNamesIsNotThere() throws IOException {
    lackingItsLibrary().attribute("Class-Path", "lib/the%20maths.jar odd.jar").writeTo(jar());
    assertFails(
        ": class org.example.Odd needs a class that is neither in the jar nor in stacker's api nor in the JDK: there is no class org.library.Maths, perhaps since its Class-Path names what is not there: \"%s\"; put that there, or the class into the jar"
            .formatted(folder.resolve("lib/the maths.jar")));
  }

  @Test
  void aLibraryLiesBesideAJarThatDoesNotNameIt() throws IOException {
    lackingItsLibrary().writeTo(jar());
    Path lib = Files.createDirectory(folder.resolve("lib"));
    Files.writeString(lib.resolve("broken.jar"), "");
    Path library =
        MadeJar.of("package org.library; public class Maths {}").writeTo(lib.resolve("maths.jar"));
    assertFails(
        ": class org.example.Odd needs a class that is neither in the jar nor in stacker's api nor in the JDK: there is no class org.library.Maths, but \"%s\" has it; name that in the Class-Path of the manifest"
            .formatted(library));
  }

  @Test
  void aClassWhoseParentIsNotThere() throws IOException {
    String parent =
        "package org.library; public abstract class Parent implements"
            + " io.github.stacker.api.FilterProvider<io.github.stacker.api.NoParameters> {}";
    MadeJar.of(
            Plugins.oddSource("odd", "NoParameters", Plugins.SAME)
                .replace("implements FilterProvider<NoParameters>", "extends org.library.Parent"),
            parent)
        .without("org.library.Parent")
        .listing(FilterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": class org.example.Odd needs a class that is neither in the jar nor in stacker's api nor in the JDK: there is no class org.library.Parent; put it into the jar, or name its library in the Class-Path of the manifest");
  }

  @Test
  void aWriterWhoseEndingHasADot() throws IOException {
    MadeJar.of(
            """
            package org.example;

            import io.github.stacker.api.*;
            import java.util.*;

            public class Odd implements FrameWriterProvider<NoParameters> {
              public String name() { return "odd"; }
              public String description() { return "Is odd."; }
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public List<String> extensions() { return List.of(".odd"); }
              public Set<SampleType> sampleTypes() { return Set.of(SampleType.UINT8); }
              public FrameWriter create(NoParameters parameters) { return null; }
            }
            """)
        .listing(FrameWriterProvider.class, "org.example.Odd")
        .writeTo(jar());
    assertFails(
        ": writer org.example.Odd has the extensions [.odd]; they are lower case and without the dot");
  }

  private void odd(String members) throws IOException {
    Plugins.odd("odd", "NoParameters", members + Plugins.SAME).writeTo(jar());
  }

  private void parameter(String component) throws IOException {
    Plugins.odd(
            "odd",
            "Odd.P",
            "public record P(%s) {} public Filter create(P p) { return source -> source; }"
                .formatted(component))
        .writeTo(jar());
  }

  private void assertFails(String rest) {
    assertEquals("plugin jar \"" + jar() + "\"" + rest, PluginFailureTest.unlined(failure()));
  }

  private String failure() {
    return message(
        assertThrows(
            PluginException.class,
            () -> {
              try (Catalogue catalogue = Catalogue.load(List.of(folder))) {
                catalogue.filters();
              }
            }));
  }

  private static String message(PluginException e) {
    assertEquals(2, e.exitCode());
    return e.getMessage();
  }

  private Path jar() {
    return folder.resolve("odd.jar");
  }
}
