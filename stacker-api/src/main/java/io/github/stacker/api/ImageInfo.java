package io.github.stacker.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Size and meaning of an image, known before any sample is read.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bands what each band means, in the order of the samples of a pixel; at least one
 * @param sampleType how samples are stored
 * @param white the sample that means white: the type's own, or that of the integers a floating
 *     image was made from
 * @param metadata what the file says beside the samples
 */
public record ImageInfo(
    int width,
    int height,
    List<Band> bands,
    SampleType sampleType,
    double white,
    Metadata metadata) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if a side is below 1, there is no band, or an alpha band is
   *     not the last
   */
  public ImageInfo {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an image of " + width + "x" + height + " pixels is none");
    }
    bands = List.copyOf(bands);
    if (bands.isEmpty()) {
      throw new IllegalArgumentException("an image without bands is none");
    }
    int alpha = bands.indexOf(Band.ALPHA);
    if (alpha >= 0 && alpha != bands.size() - 1) {
      throw new IllegalArgumentException("the alpha band of " + bands + " is not the last");
    }
    Objects.requireNonNull(sampleType, "sampleType");
    Objects.requireNonNull(metadata, "metadata");
    if (!(white > 0)) {
      throw new IllegalArgumentException("white is " + white + ", not above 0");
    }
  }

  /**
   * Describes an image whose white is that of its sample type and of which nothing else is known.
   *
   * @param width columns
   * @param height rows
   * @param bands what each band means
   * @param sampleType how samples are stored
   * @return the description
   */
  public static ImageInfo of(int width, int height, List<Band> bands, SampleType sampleType) {
    return new ImageInfo(width, height, bands, sampleType, sampleType.white(), Metadata.NONE);
  }

  /**
   * Gives the region of the whole image.
   *
   * @return the region at 0, 0
   */
  public Region region() {
    return Region.of(width, height);
  }

  /**
   * Gives the number of bands, alpha included.
   *
   * @return at least 1
   */
  public int bandCount() {
    return bands.size();
  }

  /**
   * Tells whether the last band is alpha.
   *
   * @return true if pixels may be without sample by their alpha
   */
  public boolean hasAlpha() {
    return bands.get(bands.size() - 1) == Band.ALPHA;
  }

  /**
   * Gives the number of bands that hold samples to combine.
   *
   * @return the bands without alpha; 0 for an image that is alpha alone
   */
  public int colourBandCount() {
    return hasAlpha() ? bands.size() - 1 : bands.size();
  }

  /**
   * Gives the number of samples of one row.
   *
   * @return columns times bands
   */
  public long samplesPerRow() {
    return (long) width * bands.size();
  }

  /**
   * Gives the number of bytes of one row in memory.
   *
   * @return columns times bands times the size of a sample
   */
  public long bytesPerRow() {
    return samplesPerRow() * sampleType.bytes();
  }

  /**
   * Gives a copy of another size. It has no place on a canvas: who knows where the new sides lie
   * says so with {@link Metadata#withPlacement}.
   *
   * @param otherWidth columns
   * @param otherHeight rows
   * @return the copy
   */
  public ImageInfo withSize(int otherWidth, int otherHeight) {
    Metadata unplaced = metadata.withPlacement(Optional.empty());
    return new ImageInfo(otherWidth, otherHeight, bands, sampleType, white, unplaced);
  }

  /**
   * Gives a copy with other bands.
   *
   * @param otherBands what each band means
   * @return the copy
   */
  public ImageInfo withBands(List<Band> otherBands) {
    return new ImageInfo(width, height, otherBands, sampleType, white, metadata);
  }

  /**
   * Gives a copy with another type of sample.
   *
   * @param otherType how samples are stored
   * @param otherWhite the sample that means white there
   * @return the copy
   */
  public ImageInfo withSampleType(SampleType otherType, double otherWhite) {
    return new ImageInfo(width, height, bands, otherType, otherWhite, metadata);
  }

  /**
   * Gives a copy of floating samples.
   *
   * @return the same description where samples are floating; {@code FLOAT32} where they are
   *     integers, with the same white
   */
  public ImageInfo withFloatingSamples() {
    return sampleType.isInteger() ? withSampleType(SampleType.FLOAT32, white) : this;
  }

  /**
   * Gives a copy with other metadata.
   *
   * @param otherMetadata what is known beside the samples
   * @return the copy
   */
  public ImageInfo withMetadata(Metadata otherMetadata) {
    return new ImageInfo(width, height, bands, sampleType, white, otherMetadata);
  }
}
