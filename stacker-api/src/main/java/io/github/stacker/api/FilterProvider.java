package io.github.stacker.api;

/**
 * Makes filters of one kind.
 *
 * @param <P> the record of parameters
 */
public interface FilterProvider<P extends Record> extends Provider<P> {
  /**
   * Makes a filter.
   *
   * @param parameters checked parameters
   * @return the filter; threads may share it
   */
  Filter create(P parameters);
}
