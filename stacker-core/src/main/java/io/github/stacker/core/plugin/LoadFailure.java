package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.format.ThrownText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence why a class could not become a provider. */
final class LoadFailure {
  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

  /** The class files of Java n have the version n + 44. */
  private static final int CLASS_FILE_OFFSET = 44;

  private LoadFailure() {}

  /** Explains why the providers of a kind cannot be listed. */
  static PluginException whileListing(
      ProviderKind<?> kind, ClassLoader loader, Origin origin, Throwable failure) {
    for (String name : listedClasses(kind, loader)) {
      Optional<String> flaw = flaw(kind, loader, name);
      if (flaw.isPresent()) {
        return new PluginException(origin.subject() + ": " + flaw.get(), failure);
      }
    }
    return new PluginException(
        "%s: its list of %ss cannot be used: %s"
            .formatted(origin.subject(), kind.word(), failure.getMessage()),
        failure);
  }

  /** Explains why a class could not be used, given what it threw. */
  static PluginException of(String className, Origin origin, String doing, Throwable thrown) {
    Throwable cause = thrown;
    if (thrown instanceof ServiceConfigurationError && thrown.getCause() != null) {
      cause = thrown.getCause();
    }
    return new PluginException(origin.subject() + ": " + sentence(className, doing, cause), cause);
  }

  private static String sentence(String className, String doing, Throwable cause) {
    if (cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError)) {
      return linkage(className, (LinkageError) cause);
    }
    if (cause instanceof IllegalAccessException || cause instanceof InstantiationException) {
      return notConstructible(className);
    }
    boolean isWrapped = cause instanceof ExceptionInInitializerError && cause.getCause() != null;
    Throwable root = isWrapped ? cause.getCause() : cause;
    return "class %s failed in its %s with %s; tell its author"
        .formatted(className, doing, ThrownText.of(root));
  }

  private static Optional<String> flaw(ProviderKind<?> kind, ClassLoader loader, String name) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (!kind.service().isAssignableFrom(type)) {
        return Optional.of(
            "class %s is listed in %s but does not implement %s; implement it or take it off the list"
                .formatted(name, kind.servicesFile(), kind.service().getSimpleName()));
      }
      return isConstructible(type) ? Optional.empty() : Optional.of(notConstructible(name));
    } catch (ClassNotFoundException e) {
      return Optional.of(
          "class %s is listed in %s but is not there; build the jar anew with it or take it off the list"
              .formatted(name, kind.servicesFile()));
    } catch (LinkageError e) {
      return Optional.of(linkage(name, e));
    }
  }

  private static boolean isConstructible(Class<?> type) {
    try {
      type.getConstructor();
      return Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static String notConstructible(String className) {
    return "class %s cannot be made; it must be public and have a public constructor without arguments"
        .formatted(className);
  }

  private static String linkage(String className, LinkageError error) {
    if (error instanceof UnsupportedClassVersionError) {
      return "class %s was compiled for %s and this is Java %d; run stacker with a newer Java or compile the plugin with --release %d"
          .formatted(
              className, javaOf(error), Runtime.version().feature(), Runtime.version().feature());
    }
    if (error instanceof NoClassDefFoundError) {
      return "class %s needs a class that is neither in the jar nor in stacker's api nor in the JDK: %s"
          .formatted(className, ThrownText.what(error));
    }
    return "class %s does not fit this version of stacker's api or is damaged (%s); build the plugin anew"
        .formatted(className, error);
  }

  private static String javaOf(LinkageError error) {
    Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(error.getMessage()));
    return version.find()
        ? "Java " + (Integer.parseInt(version.group(1)) - CLASS_FILE_OFFSET)
        : "a newer Java";
  }

  private static List<String> listedClasses(ProviderKind<?> kind, ClassLoader loader) {
    List<String> names = new ArrayList<>();
    try {
      for (URL file : Collections.list(loader.getResources(kind.servicesFile()))) {
        names.addAll(linesOf(file));
      }
    } catch (IOException e) {
      // The failure to be explained stays; it then keeps its own words.
      return names;
    }
    return names;
  }

  private static List<String> linesOf(URL file) throws IOException {
    var connection = file.openConnection();
    connection.setUseCaches(false);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
