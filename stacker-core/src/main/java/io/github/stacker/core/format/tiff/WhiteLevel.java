package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The sample that means white in pictures of floating samples: 1, unless the tags for the least and
 * the largest sample say that they lie between 0 and another whole number. Others hold the extremes
 * of what is in the picture there.
 */
final class WhiteLevel {
  private WhiteLevel() {}

  /** Gives what a file says; 1 if it says nothing that can be white. */
  static double read(Directory directory) {
    try {
      Optional<Field> least = directory.field(Tags.LEAST_SAMPLE);
      Optional<Field> largest = directory.field(Tags.LARGEST_SAMPLE);
      if (least.isPresent() && largest.isPresent() && isAll(least.get(), 0)) {
        double white = largest.get().real(0);
        boolean isLevel = white > 0 && white == Math.rint(white) && Double.isFinite(white);
        return isLevel && isAll(largest.get(), white) ? white : 1;
      }
    } catch (IOException e) {
      // The picture can be read without.
    }
    return 1;
  }

  private static boolean isAll(Field field, double number) throws IOException {
    for (int i = 0; i < field.count(); i++) {
      if (field.real(i) != number) {
        return false;
      }
    }
    return field.count() > 0;
  }

  /** Gives the tags of a picture that is written; none where white is taken for 1 anyway. */
  static List<Field> fields(ImageInfo image) {
    int bands = image.bandCount();
    boolean isLevel = image.white() == Math.rint(image.white());
    return image.sampleType().isInteger() || image.white() == 1 || !isLevel
        ? List.of()
        : List.of(
            Field.ofDoubles(Tags.LEAST_SAMPLE, 0, bands),
            Field.ofDoubles(Tags.LARGEST_SAMPLE, image.white(), bands));
  }
}
