package io.github.stacker.formats.raw;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code raw-identify} says of a photograph.
 *
 * @param info the developed picture
 * @param details camera and sensitivity
 */
record RawHeader(ImageInfo info, Map<String, String> details) {
  private static final Pattern SIZE = line("Output size", "([1-9][0-9]{0,5}) x ([1-9][0-9]{0,5})");
  private static final Pattern COLOURS = line("Raw colors", "([0-9]+)");
  private static final Pattern CAMERA = line("Camera", "(.*?)(?: ID: .*)?");
  private static final Pattern TIME = line("Timestamp", "(.*)");

  /** A photograph that tells none is said to have 0. */
  private static final Pattern SPEED = line("ISO speed", "([0-9.]*[1-9][0-9.]*)");

  private static final Pattern SHUTTER = line("Shutter", "(1/)?([0-9]+(?:\\.[0-9]*)?) sec");
  private static final DateTimeFormatter TIME_FORMAT =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ROOT);
  private static final int FIRST_YEAR = 1990;

  private static Pattern line(String name, String value) {
    return Pattern.compile("^" + name + ":\\s*" + value + "\\s*$", Pattern.MULTILINE);
  }

  /**
   * Takes out what is needed.
   *
   * @param text what the program printed
   * @throws IOException if it tells no size
   */
  static RawHeader parse(String text) throws IOException {
    Matcher size = SIZE.matcher(text);
    if (!size.find()) {
      throw new IOException("is a raw photograph whose size raw-identify does not tell");
    }
    boolean grey = find(COLOURS, text).filter("1"::equals).isPresent();
    ImageInfo info =
        ImageInfo.of(
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                grey ? List.of(Band.GREY) : List.of(Band.RED, Band.GREEN, Band.BLUE),
                SampleType.UINT16)
            .withMetadata(
                Metadata.NONE
                    .withCaptureTime(find(TIME, text).flatMap(RawHeader::time))
                    .withExposureSeconds(exposure(text)));
    Map<String, String> details = new TreeMap<>();
    find(CAMERA, text).ifPresent(camera -> details.put("camera", camera));
    find(SPEED, text).ifPresent(speed -> details.put("sensitivity", "ISO " + speed));
    details.put("developed by", "dcraw_emu");
    return new RawHeader(info, Map.copyOf(details));
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A photograph without a time is said to be from 1970. */
  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replaceAll(" +", " ").strip(), TIME_FORMAT))
          .filter(time -> time.getYear() >= FIRST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble exposure(String text) {
    Matcher matcher = SHUTTER.matcher(text);
    if (!matcher.find()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(matcher.group(2));
    double seconds = matcher.group(1) == null ? number : 1 / number;
    return seconds > 0 && Double.isFinite(seconds)
        ? OptionalDouble.of(seconds)
        : OptionalDouble.empty();
  }
}
