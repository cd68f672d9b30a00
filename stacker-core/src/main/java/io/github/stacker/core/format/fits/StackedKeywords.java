package io.github.stacker.core.format.fits;

import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The keywords of a stacked frame: those of its first frame that stay true, and those that tell
 * what it was made of.
 *
 * <p>{@code EXPTIME} is that of one frame, and kept only if it is that of all; {@code LIVETIME} is
 * the sum of all, {@code STACKCNT} and {@code NCOMBINE} their number, {@code DATE-OBS} the earliest
 * time. Names are those of Siril and IRAF.
 */
public final class StackedKeywords {
  /** What is true at one instant, of one file, or of the samples of one frame. */
  private static final Set<String> OF_ONE_FRAME =
      Set.of(
          ("DATE TIME-OBS UT UTC UTSTART UTEND ST LST HA AIRMASS ZD ALTITUDE AZIMUTH CENTALT CENTAZ"
                  + " OBJCTALT OBJCTAZ OBJCTHA PARANGLE MJD MJD-OBS MJD-BEG MJD-AVG MJD-MID MJD-END"
                  + " JD JD-OBS JD_UTC JD-HELIO BJD HJD DATE-BEG DATE-AVG DATE-MID DATE-END DATE-LOC"
                  + " TIME-BEG TIME-END LOCTIME EXPSTART EXPEND DARKTIME FILENAME ORIGFILE RAWIMAGE"
                  + " DATAMIN DATAMAX CBLACK CWHITE MIPS-LO MIPS-HI FWHM"
                  + " STACKCNT NCOMBINE LIVETIME")
              .split(" "));

  private static final Set<String> EXPOSURES = Set.of("EXPTIME", "EXPOSURE");
  private static final String START = "DATE-OBS";

  private StackedKeywords() {}

  /**
   * Makes the keywords of a stacked frame.
   *
   * @param first those of the first frame
   * @param frames what is known of all frames that are combined
   * @param numberIsSure whether exactly these will be combined, so that their number may be told
   * @return the keywords, in the order of the first frame's, new ones behind
   */
  public static List<Keyword> of(List<Keyword> first, List<Metadata> frames, boolean numberIsSure) {
    List<Keyword> keywords = new ArrayList<>();
    boolean sameExposure = frames.stream().map(Metadata::exposureSeconds).distinct().count() == 1;
    for (Keyword keyword : first) {
      String name = keyword.name();
      boolean stays = !OF_ONE_FRAME.contains(name) && (sameExposure || !EXPOSURES.contains(name));
      if (stays) {
        Optional<Keyword> kept = name.equals(START) ? start(keyword, frames) : Optional.of(keyword);
        kept.ifPresent(keywords::add);
      }
    }
    if (numberIsSure) {
      addCounts(frames, keywords);
    }
    return keywords;
  }

  private static Optional<Keyword> start(Keyword first, List<Metadata> frames) {
    if (frames.stream().anyMatch(frame -> frame.captureTime().isEmpty())) {
      return Optional.empty();
    }
    LocalDateTime earliest =
        frames.stream().map(frame -> frame.captureTime().get()).sorted().findFirst().orElseThrow();
    if (frames.get(0).captureTime().filter(earliest::equals).isPresent()
        && first.value().contains("T")) {
      return Optional.of(first);
    }
    String value = earliest.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    return Optional.of(new Keyword(START, value, true, first.comment()));
  }

  private static void addCounts(List<Metadata> frames, List<Keyword> keywords) {
    String count = String.valueOf(frames.size());
    keywords.add(new Keyword("STACKCNT", count, false, "number of frames combined"));
    keywords.add(new Keyword("NCOMBINE", count, false, "number of frames combined"));
    double total = 0;
    for (Metadata frame : frames) {
      OptionalDouble seconds = frame.exposureSeconds();
      if (seconds.isEmpty()) {
        return;
      }
      total += seconds.getAsDouble();
    }
    keywords.add(
        new Keyword("LIVETIME", String.valueOf(total), false, "[s] exposure of all frames"));
  }
}
