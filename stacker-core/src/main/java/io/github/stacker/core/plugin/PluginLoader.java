package io.github.stacker.core.plugin;

import io.github.stacker.core.format.ThrownText;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

/** The class loader of a plugin jar, which says of a class that is not found what to do. */
final class PluginLoader extends URLClassLoader {
  private final Libraries libraries;

  /**
   * Shows a jar and the libraries of its {@code Class-Path}.
   *
   * @param libraries the jar and what it names
   * @param parent shows the JDK and the api
   * @throws IOException if the jar's path cannot be a URL
   */
  PluginLoader(Libraries libraries, ClassLoader parent) throws IOException {
    super(
        ThrownText.PLUGIN_LOADER + libraries.jar().getFileName(),
        new URL[] {libraries.jar().toUri().toURL()},
        parent);
    this.libraries = libraries;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where linking fails a second time, Java makes the exception again from its class, which has
   * to be one of Java's own, and from the message that it had.
   */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException(libraries.lackOf(name), e);
    }
  }
}
