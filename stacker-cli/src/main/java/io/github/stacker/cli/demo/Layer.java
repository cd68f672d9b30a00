package io.github.stacker.cli.demo;

/**
 * A part of a scene, painted over those behind it. What it paints at a pixel depends on the pixel's
 * place alone, never on the stretch of the row that is painted. A layer belongs to one thread at a
 * time.
 */
interface Layer {
  /** Paints its part of a row. */
  void paint(PixelRow row);
}
