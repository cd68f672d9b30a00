package io.github.stacker.core.plugin;

import io.github.stacker.api.Provider;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A plugin jar as a stranger would make it: from source text, compiled against the JDK and
 * stacker's api alone.
 */
public final class MadeJar {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:^|; )(?:public )?(?:final |abstract )?(?:class|record|interface|enum) (\\w+)",
          Pattern.MULTILINE);

  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, String> attributes = new TreeMap<>();

  private MadeJar() {}

  /** Compiles sources, each one top-level type. */
  public static MadeJar of(String... sources) {
    return compiled(apiClasses().toString(), sources);
  }

  /** Compiles tests, which see a plugin, the contract suites and JUnit. */
  public static MadeJar ofTests(Path plugin, String... sources) {
    return compiled(plugin + File.pathSeparator + System.getProperty("java.class.path"), sources);
  }

  private static MadeJar compiled(String classPath, String... sources) {
    MadeJar jar = new MadeJar();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Source> units = Stream.of(sources).map(Source::new).toList();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "--release", "17", "-classpath", classPath);
    try (JavaFileManager files = jar.new ClassFiles(compiler)) {
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new AssertionError(messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static Path apiClasses() {
    try {
      return Path.of(Provider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Lists classes as providers. */
  public MadeJar listing(Class<?> service, String... classNames) {
    return with("META-INF/services/" + service.getName(), String.join("\n", classNames) + "\n");
  }

  /** Adds an entry. */
  MadeJar with(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a manifest attribute. */
  public MadeJar attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  /** Takes a class away. */
  MadeJar without(String className) {
    if (entries.remove(classFile(className)) == null) {
      throw new AssertionError("no class " + className);
    }
    return this;
  }

  /** Changes the bytes of a class. */
  MadeJar patched(String className, Consumer<byte[]> patch) {
    patch.accept(entries.get(classFile(className)));
    return this;
  }

  private static String classFile(String className) {
    return className.replace('.', '/') + ".class";
  }

  /** Writes the jar. */
  public Path writeTo(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return file;
  }

  /** A source text, named after the type in it. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(
          URI.create("source:///%s/%s.java".formatted(packageOf(text), first(TYPE, text))),
          Kind.SOURCE);
      this.text = text;
    }

    private static String packageOf(String text) {
      return first(PACKAGE, text).replace('.', '/');
    }

    private static String first(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        throw new AssertionError("no " + pattern + " in " + text);
      }
      return matcher.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what the compiler writes. */
  private final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
    ClassFiles(JavaCompiler compiler) {
      super(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      if (location != StandardLocation.CLASS_OUTPUT) {
        throw new AssertionError("unexpected output " + className);
      }
      return new SimpleJavaFileObject(URI.create("class:///" + classFile(className)), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              entries.put(classFile(className), toByteArray());
            }
          };
        }
      };
    }
  }
}
