package io.github.stacker.core.format.jpeg;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libturbojpeg of the system, where there is one: libjpeg-turbo decodes with the vector
 * instructions of the processor. Looked for once, when first asked for; never required.
 */
public final class TurboJpeg {
  /** What it is called where there is a choice of decoders. */
  public static final String NAME = "turbojpeg";

  private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);

  /** Keeps JNA from starting a process that lists the folders of libraries. */
  private static final String NO_SEARCH = "jna.platform.library.path";

  private static final Pattern VERSION = Pattern.compile("libjpeg-turbo version (\\d[\\w.]{0,20})");

  private TurboJpeg() {}

  /**
   * Tells whether the library is there and can be called.
   *
   * @return whether it can decode
   */
  public static boolean isPresent() {
    return Search.FOUND.isPresent();
  }

  /**
   * Gives the place of the library.
   *
   * @return its file, links followed, or its name where the system does not tell the file; empty if
   *     it is not there
   */
  public static Optional<String> library() {
    return Search.FOUND.map(name -> mapped().or(() -> file(name)).map(Path::toString).orElse(name));
  }

  /**
   * Gives the version of libjpeg-turbo. The library does not tell it, but its file holds it.
   *
   * @return for example {@code 2.1.5}; empty if it is not there or cannot be found out
   */
  public static Optional<String> version() {
    return library().flatMap(TurboJpeg::versionOf);
  }

  private static Optional<String> versionOf(String library) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(library));
      Matcher version = VERSION.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("the version of {} cannot be read", library, e);
      return Optional.empty();
    }
  }

  /**
   * Linux lists the files of which parts are in the memory of a process, in the bytes of their
   * names, which need not be UTF-8.
   */
  private static Optional<Path> mapped() {
    try (Stream<String> mappings =
        Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
      return mappings
          .filter(mapping -> mapping.contains("/libturbojpeg."))
          .map(mapping -> Path.of(mapping.substring(mapping.indexOf('/'))))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> file(String name) {
    try {
      return Optional.of(Path.of(name).toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Finds the library when it is loaded, which the JDK does once. */
  private static final class Search {
    static final Optional<String> FOUND = find();

    private static Optional<String> find() {
      if (System.getProperty(NO_SEARCH) == null) {
        System.setProperty(NO_SEARCH, "");
      }
      try {
        return names().stream().filter(Search::bind).findFirst();
      } catch (LinkageError e) {
        LOG.debug("libraries of the system cannot be called", e);
        return Optional.empty();
      }
    }

    /** Windows is not asked by name: it would look into the present folder. */
    private static List<String> names() {
      if (Platform.isWindows()) {
        return List.of(
            "C:\\libjpeg-turbo64\\bin\\turbojpeg.dll",
            "C:\\libjpeg-turbo-gcc64\\bin\\libturbojpeg.dll");
      }
      if (Platform.isMac()) {
        return List.of(
            "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib",
            "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib",
            "/opt/local/lib/libturbojpeg.dylib",
            "/opt/libjpeg-turbo/lib/libturbojpeg.dylib");
      }
      return List.of("libturbojpeg.so.0", "/opt/libjpeg-turbo/lib64/libturbojpeg.so.0");
    }

    private static boolean bind(String name) {
      try {
        TurboFunctions.bind(NativeLibrary.getInstance(name));
        return true;
      } catch (UnsatisfiedLinkError e) {
        LOG.debug("no {}: {}", name, e.getMessage());
        return false;
      }
    }
  }
}
