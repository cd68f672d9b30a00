package io.github.stacker.core.plugin;

import io.github.stacker.api.Provider;

/**
 * Shows plugins the JDK and the api, and nothing else of stacker's class path, so that a plugin may
 * carry any version of any library and sees nothing it could come to depend on.
 */
final class ApiLoader extends ClassLoader {
  private static final String API_PREFIX = Provider.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  ApiLoader() {
    super("stacker-api", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!isApi(name)) {
      throw new ClassNotFoundException(name);
    }
    return Class.forName(name, false, Provider.class.getClassLoader());
  }

  /** The package itself; the test suites lie in one below it. */
  private static boolean isApi(String name) {
    return name.startsWith(API_PREFIX) && name.indexOf('.', API_PREFIX.length()) < 0;
  }
}
