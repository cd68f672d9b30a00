/**
 * Photoshop files, PSD and the large PSB: the merged picture, read row by row from where it lies in
 * the file, so that its size does not matter. {@link
 * io.github.stacker.formats.psd.PsdReaderProvider} opens a file; {@code PsdParser} finds what is in
 * it; {@code PsdFrame} turns rows of planes into tiles.
 *
 * <p>Source of the format: Adobe Photoshop File Formats Specification (November 2019).
 */
package io.github.stacker.formats.psd;
