/**
 * Raw photographs, developed by LibRaw's programs where they are installed: {@code raw-identify}
 * tells the size, {@code dcraw_emu} sends the picture through a pipe. {@link
 * io.github.stacker.formats.raw.RawReaderProvider} opens a file; {@code RawTiff} tells raw
 * photographs from other files that begin like a TIFF; {@code RawProgram} starts the programs,
 * {@code RawProcess} is one at work; {@code RawFrame} is the pipe.
 */
package io.github.stacker.formats.raw;
