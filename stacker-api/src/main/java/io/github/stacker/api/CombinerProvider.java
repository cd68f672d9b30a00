package io.github.stacker.api;

/**
 * Makes combiners of one kind.
 *
 * @param <P> the record of parameters
 */
public interface CombinerProvider<P extends Record> extends Provider<P> {
  /**
   * Makes a combiner.
   *
   * @param parameters checked parameters
   * @return the combiner; threads may share it
   */
  Combiner create(P parameters);
}
