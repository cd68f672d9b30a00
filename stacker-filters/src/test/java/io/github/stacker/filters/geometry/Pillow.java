package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What Pillow makes of images of noise; the files beside this class say how. */
record Pillow(List<String> words, List<Integer> samples) {
  /**
   * Reads the results of a file.
   *
   * @param words how many stand before the samples
   */
  static List<Pillow> read(String file, int words) throws IOException {
    try (InputStream in = Objects.requireNonNull(Pillow.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(List.of(line.split(" ")), words))
          .toList();
    }
  }

  private static Pillow of(List<String> line, int words) {
    List<String> numbers = line.subList(words, line.size());
    return new Pillow(line.subList(0, words), numbers.stream().map(Integer::valueOf).toList());
  }

  String word(int number) {
    return words.get(number);
  }

  int number(int number) {
    return Integer.parseInt(words.get(number));
  }

  <E extends Enum<E>> E choice(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(word(0)))
        .findFirst()
        .orElseThrow();
  }

  static MemoryImage noise(int width, int height) {
    return MemoryImage.of(
        ImageInfo.of(width, height, List.of(Band.GREY), SampleType.UINT8),
        i -> (i * 2_654_435_761L & 0xffffffffL) >> 24);
  }

  /** Pillow computes with integers, so that a result may be one level off. */
  void assertLike(Filter filter, ImageSource image) throws IOException {
    ImageSource filtered = filter.apply(image);
    assertEquals(number(words.size() - 2), filtered.info().width(), words::toString);
    assertEquals(number(words.size() - 1), filtered.info().height(), words::toString);
    double[] actual = MemoryImage.copyOf(filtered, 100).toArray();
    for (int i = 0; i < samples.size(); i++) {
      assertEquals(samples.get(i), actual[i], 1, "sample " + i + " of " + words);
    }
  }
}
