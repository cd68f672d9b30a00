/**
 * What filters of several packages share: {@link io.github.stacker.filters.Range} refuses
 * parameters outside their limits.
 */
package io.github.stacker.filters;
