package io.github.stacker.api;

/**
 * What the four kinds of provider have in common: a name, a sentence, and a record of parameters.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader}, so each has a public constructor
 * without arguments and is listed in {@code META-INF/services}. A jar may say in its manifest which
 * api it was built for: {@code Stacker-Api-Version: 1}, see {@link #API_VERSION}.
 *
 * @param <P> the record of parameters; {@link NoParameters} where there are none
 */
public interface Provider<P extends Record> {
  /** The version of this api. Jars that name another in their manifest are refused. */
  int API_VERSION = 1;

  /**
   * Gives the name that pipelines use, unique among all providers of its kind.
   *
   * @return lower-case words joined by hyphens
   */
  String name();

  /**
   * Says what it does.
   *
   * @return one sentence
   */
  String description();

  /**
   * Gives the record that holds the parameters. Its constructor checks what annotations cannot say
   * and answers with {@link IllegalArgumentException}, whose message is shown to the user.
   *
   * @return a record class; each component carries {@link Parameter}
   */
  Class<P> parameters();
}
