/**
 * Folds of integer samples that lie side by side in {@code long}s: {@code LaneSums} and {@code
 * LaneExtremes}.
 *
 * <p>Their loops run over {@code long[]}s that share one index from 0, which the compilers of Java
 * 17 and later turn into vector instructions, where they widen samples one by one.
 */
package io.github.stacker.core.combine.lane;
