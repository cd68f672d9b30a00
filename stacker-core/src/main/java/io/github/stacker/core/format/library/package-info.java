/**
 * Libraries of the system that decode faster than Java does: found at run time, never required.
 *
 * <p>{@link io.github.stacker.core.format.library.SystemLibrary} lists and finds them; their
 * functions are {@code TurboFunctions} and {@code DeflateFunctions}. What works on memory outside
 * the heap ({@link io.github.stacker.core.format.library.NativeBlock}) is kept from frame to frame
 * ({@link io.github.stacker.core.format.library.IdleDecoders}). {@link
 * io.github.stacker.core.format.library.WholeInflater} is libdeflate, for all formats that need it.
 *
 * <p>None of them has the last word on a damaged frame: at the slightest fault it is left to the
 * decoder that every Java has, so that frames are refused alike everywhere.
 */
package io.github.stacker.core.format.library;
