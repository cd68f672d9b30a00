package io.github.stacker.filters.geometry;

/**
 * How one side of an image, its columns or its rows, is to become another number of pixels.
 *
 * @param kernel weighs the pixels of the image
 * @param size pixels of the side
 * @param span the length from the side's beginning that the result shows; it may end within a
 *     pixel, or beyond the last one, where nothing is
 * @param into pixels of the result
 */
record Side(Kernel kernel, int size, double span, int into) {
  /** Describes a whole side. */
  static Side whole(Kernel kernel, int size, int into) {
    return new Side(kernel, size, size, into);
  }

  /** Describes a side whose pixels are averaged in blocks, the last of what is left. */
  static Side blocks(int size, int block) {
    int into = (size - 1) / block + 1;
    return new Side(Kernel.BOX, size, (double) block * into, into);
  }

  /** Tells whether the side stays as it is. */
  boolean isKept() {
    return size == into && span == size;
  }

  /** Tells whether samples of the result are made of several ones. */
  boolean mixes() {
    return kernel != Kernel.NEAREST && !isKept();
  }

  /** Gives how many pixels of the image one of the result is long. */
  double scale() {
    return span / into;
  }

  /** Gives a number of pixels that no pixel of the result needs more than. */
  int mostTaps() {
    if (!mixes()) {
      return 1;
    }
    double taps = 2 * kernel.support() * Math.max(1, scale()) + 2;
    return (int) Math.min(size, Math.ceil(taps));
  }
}
