/**
 * Filters of detail: what a sample becomes depends on those around it. The sums of {@link
 * io.github.stacker.filters.detail.SeparableSum} are what those that blur have in common.
 */
package io.github.stacker.filters.detail;
