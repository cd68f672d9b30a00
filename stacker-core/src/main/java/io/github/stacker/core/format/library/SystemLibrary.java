package io.github.stacker.core.format.library;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library of the system that decodes faster than Java does. Looked for once, when first asked
 * for; never required. Threads may share it.
 */
public enum SystemLibrary {
  /** libjpeg-turbo decodes JPEGs with the vector instructions of the processor. */
  TURBOJPEG(
      TurboFunctions.class,
      "Decodes JPEGs faster",
      "Debian's package is libturbojpeg0, Homebrew's jpeg-turbo",
      Optional.of("libjpeg-turbo version (\\d[\\w.]{0,20})"),
      new Places(
          List.of("libturbojpeg.so.0", "/opt/libjpeg-turbo/lib64/libturbojpeg.so.0"),
          List.of(
              "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib",
              "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib",
              "/opt/local/lib/libturbojpeg.dylib",
              "/opt/libjpeg-turbo/lib/libturbojpeg.dylib"),
          List.of(
              "C:\\libjpeg-turbo64\\bin\\turbojpeg.dll",
              "C:\\libjpeg-turbo-gcc64\\bin\\libturbojpeg.dll"))),

  /** libdeflate inflates what is in memory as a whole: PNG, and the segments of TIFF. */
  LIBDEFLATE(
      DeflateFunctions.class,
      "Inflates PNG and Deflate in TIFF faster",
      "Debian's package is libdeflate0, Homebrew's libdeflate",
      Optional.empty(),
      new Places(
          List.of("libdeflate.so.0"),
          List.of(
              "/opt/homebrew/opt/libdeflate/lib/libdeflate.dylib",
              "/usr/local/opt/libdeflate/lib/libdeflate.dylib",
              "/opt/local/lib/libdeflate.dylib"),
          List.of()));

  private static final Logger LOG = LoggerFactory.getLogger(SystemLibrary.class);

  /** Keeps JNA from starting a process that lists the folders of libraries. */
  private static final String NO_SEARCH = "jna.platform.library.path";

  private final Class<?> functions;
  private final String use;
  private final String packages;
  private final Optional<Pattern> versionText;
  private final Places places;
  private Optional<String> found;

  SystemLibrary(
      Class<?> functions,
      String use,
      String packages,
      Optional<String> versionText,
      Places places) {
    this.functions = functions;
    this.use = use;
    this.packages = packages;
    this.versionText = versionText.map(Pattern::compile);
    this.places = places;
  }

  /**
   * Gives what it is called where there is a choice of decoders.
   *
   * @return for example {@code turbojpeg}
   */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells what it is good for.
   *
   * @return a sentence without its full stop
   */
  public String use() {
    return use;
  }

  /**
   * Tells where to get it.
   *
   * @return the names of packages, in words
   */
  public String packages() {
    return packages;
  }

  /**
   * Tells whether the library is there and can be called.
   *
   * @return whether it can decode
   */
  public boolean isPresent() {
    return find().isPresent();
  }

  /**
   * Gives the place of the library.
   *
   * @return its file, links followed, or its name where the system does not tell the file; empty if
   *     it is not there
   */
  public Optional<String> file() {
    return find().map(name -> mapped().or(() -> real(name)).map(Path::toString).orElse(name));
  }

  /**
   * Gives the version of the library. It has no function that tells it, but its file may hold it.
   *
   * @return for example {@code 2.1.5}; empty if it is not there or cannot be found out
   */
  public Optional<String> version() {
    return versionText.flatMap(text -> file().flatMap(file -> versionIn(file, text)));
  }

  private static Optional<String> versionIn(String file, Pattern text) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      Matcher version = text.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("the version of {} cannot be read", file, e);
      return Optional.empty();
    }
  }

  /**
   * Linux lists the files of which parts are in the memory of a process, in the bytes of their
   * names, which need not be UTF-8.
   */
  private Optional<Path> mapped() {
    String inPath = "/" + places.linux().get(0).replaceFirst("so\\..*", "");
    try (Stream<String> mappings =
        Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
      return mappings
          .filter(mapping -> mapping.contains(inPath))
          .map(mapping -> Path.of(mapping.substring(mapping.indexOf('/'))))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> real(String name) {
    try {
      return Optional.of(Path.of(name).toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private synchronized Optional<String> find() {
    if (found == null) {
      found = search();
    }
    return found;
  }

  private Optional<String> search() {
    if (System.getProperty(NO_SEARCH) == null) {
      System.setProperty(NO_SEARCH, "");
    }
    try {
      return places.here().stream().filter(this::bind).findFirst();
    } catch (LinkageError e) {
      LOG.debug("libraries of the system cannot be called", e);
      return Optional.empty();
    }
  }

  private boolean bind(String name) {
    try {
      Native.register(functions, NativeLibrary.getInstance(name));
      return true;
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("no {}: {}", name, e.getMessage());
      return false;
    }
  }

  /** Where to look. Windows is not asked by name: it would look into the present folder. */
  private record Places(List<String> linux, List<String> mac, List<String> windows) {
    List<String> here() {
      if (Platform.isWindows()) {
        return windows;
      }
      return Platform.isMac() ? mac : linux;
    }
  }
}
