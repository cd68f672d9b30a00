/**
 * The formats that a camera rarely writes and a program may: PNM with its relatives, read in place
 * by {@link io.github.stacker.core.format.small.PnmReaderProvider} at full depth, and a few old
 * ones that {@link io.github.stacker.core.format.small.SmallFormatReaderProvider} lets Commons
 * Imaging decode as a whole, under a limit of pixels.
 */
package io.github.stacker.core.format.small;
