/**
 * Filters of detail: what a sample becomes depends on those around it. The sums of {@link
 * io.github.stacker.filters.detail.SeparableSum} are what those that blur by a Gaussian have in
 * common. Medians are found by one of four ways, whichever is the fastest for a type and a radius:
 * {@link io.github.stacker.filters.detail.LineMedian}, {@link
 * io.github.stacker.filters.detail.SlidingMedian}, {@link
 * io.github.stacker.filters.detail.CountedMedian} and {@link
 * io.github.stacker.filters.detail.OrderedMedian}.
 */
package io.github.stacker.filters.detail;
