package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.SampleType;
import java.util.List;
import java.util.Optional;

/**
 * How the file stores a pixel and what becomes of it.
 *
 * @param format what the bits of a sample mean
 * @param bits bits of a sample
 * @param samples samples of a pixel in the file
 * @param photometric what they mean
 * @param palette the colours, of a palette picture
 * @param bands the bands of the picture
 * @param type the type of its samples
 * @param white the sample that means white
 */
record PixelFormat(
    SampleFormat format,
    int bits,
    int samples,
    Photometric photometric,
    Optional<Palette> palette,
    List<Band> bands,
    SampleType type,
    double white) {

  /** Gives the bytes of a sample, 0 if samples are not whole bytes. */
  int sampleBytes() {
    return bits % 8 == 0 ? bits / 8 : 0;
  }

  /** Tells whether the last band is alpha. */
  boolean hasAlpha() {
    return bands.get(bands.size() - 1) == Band.ALPHA;
  }

  /** Tells whether the last sample of a pixel is alpha in the file. */
  boolean storesAlpha() {
    return hasAlpha() && palette.isEmpty();
  }

  /** Gives the same palette picture, in which one colour is none. */
  PixelFormat withoutColour(int colour) {
    List<Band> withAlpha = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    Optional<Palette> others = palette.map(colours -> colours.without(colour));
    return new PixelFormat(format, bits, samples, photometric, others, withAlpha, type, white);
  }

  /** Tells whether a tile holds samples as the file does, apart from the byte order. */
  boolean isStoredAsInTiles() {
    return bits == 8 * type.bytes()
        && format == (type.isInteger() ? SampleFormat.UNSIGNED : SampleFormat.FLOATING)
        && photometric != Photometric.MIN_IS_WHITE
        && palette.isEmpty();
  }
}
