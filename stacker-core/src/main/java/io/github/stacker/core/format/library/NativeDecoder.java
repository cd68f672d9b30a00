package io.github.stacker.core.format.library;

/** Something with memory outside the heap. Belongs to one thread at a time. */
public interface NativeDecoder {
  /** Gives back its memory; it is not used afterwards. */
  void free();
}
