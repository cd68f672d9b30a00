/**
 * WebP, lossy and lossless. {@link io.github.stacker.formats.webp.WebpReaderProvider} opens a file;
 * {@code WebpFile} finds its pieces; {@code WebpFrame} has TwelveMonkeys decode the picture as a
 * whole, since neither kind of WebP can be decoded from the middle.
 */
package io.github.stacker.formats.webp;
