package io.github.stacker.filters.missing;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single pixels by column and row, each once, row by row. */
final class PixelList implements BadSamples {
  /** Lists are for the flaws of a sensor; 80 MB of them are enough for any. */
  private static final int MOST_PIXELS = 10_000_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,9})[\\s,;]+(\\d{1,9})\\s*");

  /** Row and column of each pixel, in one number that sorts by row first. */
  private final long[] pixels;

  private PixelList(long[] pixels) {
    this.pixels = Arrays.stream(pixels).sorted().distinct().toArray();
  }

  /**
   * Collects pixels.
   *
   * @param points column and row by turns
   * @param list a text file with a column and a row a line, if there is one; what follows a {@code
   *     #} is a comment
   * @throws IllegalArgumentException if there is none, or a line is not two whole numbers
   */
  static PixelList of(List<Integer> points, Optional<Path> list) {
    if (points.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "points has %d numbers, not a column and a row each".formatted(points.size()));
    }
    long[] pixels = new long[points.size() / 2];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixel(points.get(2 * i), points.get(2 * i + 1));
    }
    if (list.isEmpty()) {
      return nonEmpty(pixels, "names no pixel: give \"points\" or a \"list\"");
    }
    long[] listed = read(list.get());
    long[] all = Arrays.copyOf(pixels, pixels.length + listed.length);
    System.arraycopy(listed, 0, all, pixels.length, listed.length);
    return nonEmpty(all, "list \"%s\" names no pixel".formatted(list.get()));
  }

  private static PixelList nonEmpty(long[] pixels, String otherwise) {
    if (pixels.length == 0) {
      throw new IllegalArgumentException(otherwise);
    }
    return new PixelList(pixels);
  }

  private static long pixel(int x, int y) {
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException("pixel %d, %d is outside any image".formatted(x, y));
    }
    return (long) y << 32 | x;
  }

  private static long[] read(Path list) {
    long[] pixels = new long[64];
    int count = 0;
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(list)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        line = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        String text = line.contains("#") ? line.substring(0, line.indexOf('#')) : line;
        if (text.isBlank()) {
          continue;
        }
        if (count == MOST_PIXELS) {
          throw new IllegalArgumentException(
              "list \"%s\" names more than %d pixels; make a mask of it".formatted(list, count));
        }
        pixels = count == pixels.length ? Arrays.copyOf(pixels, 2 * count) : pixels;
        pixels[count++] = parse(text, list, number);
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "list \"%s\" is no text in UTF-8; write column and row of a pixel in each line"
              .formatted(list),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "list \"%s\" cannot be read%s".formatted(list, reason(list, e)), e);
    }
    return Arrays.copyOf(pixels, count);
  }

  /** The message of a file system's exception is often no more than a path. */
  private static String reason(Path list, IOException e) {
    if (Files.isDirectory(list)) {
      return ": it is a folder";
    }
    return Files.isReadable(list) ? ": " + e.getMessage() : " by this user";
  }

  private static long parse(String text, Path list, int number) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      String shown = text.strip();
      throw new IllegalArgumentException(
          "list \"%s\", line %d: \"%s\" is not two whole numbers; write column and row, as 120 45"
              .formatted(list, number, shown.substring(0, Math.min(40, shown.length()))));
    }
    return pixel(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Refuses an image that a pixel lies outside of. */
  void requireInside(ImageInfo image) {
    for (long pixel : pixels) {
      if ((int) pixel >= image.width() || pixel >> 32 >= image.height()) {
        throw new IllegalArgumentException(
            "pixel %d, %d is outside the image of %dx%d pixels"
                .formatted((int) pixel, pixel >> 32, image.width(), image.height()));
      }
    }
  }

  @Override
  public void mark(Region region, int bands, BitSet marks) {
    for (int i = from(region.y(), 0); i < pixels.length && pixels[i] >> 32 < region.bottom(); i++) {
      int x = (int) pixels[i];
      int y = (int) (pixels[i] >> 32);
      if (x >= region.x() && x < region.right()) {
        int first = ((y - region.y()) * region.width() + x - region.x()) * bands;
        marks.set(first, first + bands);
      }
    }
  }

  /** Gives the place of the first pixel that is not before this one. */
  private int from(int y, int x) {
    int found = Arrays.binarySearch(pixels, pixel(x, y));
    return found >= 0 ? found : -found - 1;
  }
}
