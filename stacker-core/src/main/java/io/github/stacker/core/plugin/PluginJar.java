package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import io.github.stacker.api.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A jar of a plugin folder, and the class loader of its own that its classes live in. The
 * manifest's {@code Class-Path} works, so a plugin may keep its libraries in a folder beside it.
 *
 * @param origin where its providers come from
 * @param kinds the kinds of provider it lists
 * @param loader shows the JDK, the api and the jar
 */
record PluginJar(Origin origin, List<ProviderKind<?>> kinds, PluginLoader loader) {
  private static final Logger LOG = LoggerFactory.getLogger(PluginJar.class);
  private static final Attributes.Name API_VERSION = new Attributes.Name("Stacker-Api-Version");

  /**
   * Opens a jar: reads its manifest and looks which services it lists; no class is loaded.
   *
   * @param file the jar
   * @param parent shows the JDK and the api
   * @return the jar, or nothing if it lists no providers
   * @throws PluginException if it is no jar or is built for another api
   */
  static Optional<PluginJar> open(Path file, ClassLoader parent) {
    String subject = Origin.of(file, Optional.empty()).subject();
    try (JarFile jar = new JarFile(file.toFile())) {
      Optional<Attributes> manifest =
          Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes);
      checkApiVersion(subject, manifest.map(each -> each.getValue(API_VERSION)));
      List<ProviderKind<?>> kinds =
          ProviderKind.all().stream()
              .filter(kind -> jar.getJarEntry(kind.servicesFile()) != null)
              .toList();
      if (kinds.isEmpty()) {
        LOG.warn(
            "{} lists no filter, combiner, reader or writer in META-INF/services and is not used",
            subject);
        return Optional.empty();
      }
      Origin origin =
          Origin.of(
              file, manifest.map(each -> each.getValue(Attributes.Name.IMPLEMENTATION_VERSION)));
      Optional<String> classPath = manifest.map(each -> each.getValue(Attributes.Name.CLASS_PATH));
      Libraries libraries = Libraries.of(file, classPath);
      for (Path absent : libraries.absent()) {
        LOG.warn("{} names \"{}\" in its Class-Path, which is not there", subject, absent);
      }
      return Optional.of(new PluginJar(origin, kinds, new PluginLoader(libraries, parent)));
    } catch (ZipException e) {
      throw new PluginException(
          "%s is no jar or is damaged (%s); replace it or take it out of the folder"
              .formatted(subject, e.getMessage()),
          e);
    } catch (IOException | SecurityException e) {
      throw new PluginException("%s cannot be read: %s".formatted(subject, e), e);
    }
  }

  private static void checkApiVersion(String subject, Optional<String> version) {
    String wanted = Integer.toString(Provider.API_VERSION);
    if (version.isPresent() && !version.get().strip().equals(wanted)) {
      throw new PluginException(
          "%s was built for version %s of stacker's api, this is version %s; get the release of the plugin for version %s"
              .formatted(subject, version.get().strip(), wanted, wanted));
    }
  }

  /** Finds the providers of a kind, if the jar lists any. */
  <P extends Provider<?>> List<Plugin<P>> find(ProviderKind<P> kind) {
    return kinds.contains(kind) ? new ProviderFinder<>(kind, loader, origin).find() : List.of();
  }

  /** Closes the class loader; classes not yet loaded cannot be any more. */
  void close() {
    try {
      loader.close();
    } catch (IOException e) {
      LOG.warn("{} cannot be closed", origin.subject(), e);
    }
  }
}
