package io.github.stacker.api;

/**
 * A filter that makes an image so much smaller that it may start from one that was decoded in a
 * smaller size, which some formats can do in much less time. Whoever opens a file decides whether
 * to do so; the samples are not quite the same then.
 */
public interface ReducingFilter extends Filter {
  /**
   * Tells how small the image may be decoded.
   *
   * @param image the image in its full size
   * @return what its sides may be divided by at most; 1 if it is needed in full size
   */
  int mostDivisor(ImageInfo image);

  /**
   * Gives the filter that makes the same of an image decoded in a smaller size.
   *
   * @param image the image in its full size
   * @param divisor what its sides were divided by, rounded up; at most {@link #mostDivisor}
   * @return a filter whose result is as large as this one's
   */
  Filter afterDecoding(ImageInfo image, int divisor);
}
