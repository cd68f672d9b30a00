package io.github.stacker.core.format.fits;

import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a header says beside size and kind of the picture.
 *
 * @param metadata exposure, time, and all keywords that do not describe the file
 * @param details what was left out, for people
 */
record HeaderMetadata(Metadata metadata, Map<String, String> details) {
  private static final Pattern NAME = Pattern.compile("[A-Z0-9_-]{1,8}");

  /** Keywords that tell how the file stores its data: those of the result are its own. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "SIMPLE XTENSION BITPIX NAXIS EXTEND PCOUNT GCOUNT GROUPS BLOCKED BZERO BSCALE BLANK END"
              .split(" "));

  private static final Set<String> STRUCTURE_OF_EXTENSIONS =
      Set.of(
          ("EXTNAME EXTVER EXTLEVEL INHERIT NEXTEND CHECKSUM DATASUM LONGSTRN CONTINUE TFIELDS THEAP"
                  + " ZIMAGE ZSIMPLE ZTENSION ZEXTEND ZBLOCKED ZPCOUNT ZGCOUNT ZCMPTYPE ZBITPIX"
                  + " ZNAXIS ZQUANTIZ ZDITHER0 ZBLANK ZSCALE ZZERO ZMASKCMP ZHECKSUM ZDATASUM")
              .split(" "));

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(NAXIS|TTYPE|TFORM|TUNIT|TDIM|TZERO|TSCAL|TNULL|TDISP|ZNAXIS|ZTILE|ZNAME|ZVAL)\\d+");

  /** Takes the keywords of a picture, and of the primary HDU if they count for it. */
  static HeaderMetadata of(HduFinder.Hdu hdu) {
    Set<String> seen = new HashSet<>();
    List<Keyword> keywords = new ArrayList<>();
    int[] leftOut = new int[1];
    add(hdu.header(), seen, keywords, leftOut);
    hdu.inherited().ifPresent(primary -> add(primary, seen, keywords, leftOut));
    Map<String, String> details = new LinkedHashMap<>();
    if (leftOut[0] > 0) {
      details.put("keywords left out", leftOut[0] + " with names of other characters or lengths");
    }
    Metadata metadata =
        Metadata.NONE
            .withExposureSeconds(exposure(keywords))
            .withCaptureTime(captureTime(keywords))
            .withKeywords(keywords);
    return new HeaderMetadata(metadata, details);
  }

  private static void add(Header header, Set<String> seen, List<Keyword> into, int[] leftOut) {
    Set<String> own = new HashSet<>();
    for (Card card : header.cards()) {
      String name = card.name();
      if (name.isEmpty() || isStructure(name)) {
        continue;
      }
      if (!NAME.matcher(name).matches() || name.equals("HIERARCH")) {
        leftOut[0]++;
        continue;
      }
      boolean commentary = name.equals("COMMENT") || name.equals("HISTORY");
      if (commentary || !seen.contains(name) && own.add(name)) {
        into.add(new Keyword(name, card.value(), card.isText(), card.comment()));
      }
    }
    seen.addAll(own);
  }

  private static boolean isStructure(String name) {
    return STRUCTURE.contains(name)
        || STRUCTURE_OF_EXTENSIONS.contains(name)
        || NUMBERED.matcher(name).matches();
  }

  private static OptionalDouble exposure(List<Keyword> keywords) {
    for (String name : List.of("EXPTIME", "EXPOSURE")) {
      Optional<String> text = value(keywords, name);
      try {
        double seconds = text.map(HeaderMetadata::number).orElse(-1.0);
        if (seconds >= 0 && Double.isFinite(seconds)) {
          return OptionalDouble.of(seconds);
        }
      } catch (NumberFormatException e) {
        // Some write "30 s": no number, so not known.
      }
    }
    return OptionalDouble.empty();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace('D', 'E'));
  }

  /** Understands a date with a time, or a date and {@code TIME-OBS}. */
  private static Optional<LocalDateTime> captureTime(List<Keyword> keywords) {
    Optional<String> text = value(keywords, "DATE-OBS");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String[] parts = text.get().replaceFirst("Z$", "").split("T", 2);
      Optional<String> time =
          parts.length == 2 ? Optional.of(parts[1]) : value(keywords, "TIME-OBS");
      LocalDate date = LocalDate.parse(parts[0]);
      return time.map(LocalTime::parse).map(date::atTime);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(List<Keyword> keywords, String name) {
    return keywords.stream()
        .filter(keyword -> keyword.name().equals(name))
        .map(Keyword::value)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
