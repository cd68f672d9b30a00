package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StackedKeywordsTest {
  private static final LocalDateTime EIGHT = LocalDateTime.of(2024, 5, 1, 20, 0);

  private static final List<Keyword> FIRST =
      List.of(
          text("OBJECT", "M31"),
          text("DATE-OBS", "2024-05-01T20:00:00.000"),
          number("EXPTIME", "60."),
          number("AIRMASS", "1.2"),
          number("CRPIX1", "10"),
          text("BAYERPAT", "RGGB"),
          number("STACKCNT", "3"));

  private static Keyword text(String name, String value) {
    return new Keyword(name, value, true, "");
  }

  private static Keyword number(String name, String value) {
    return new Keyword(name, value, false, "");
  }

  private static Metadata frame(double seconds, LocalDateTime time) {
    return Metadata.NONE
        .withExposureSeconds(OptionalDouble.of(seconds))
        .withCaptureTime(Optional.of(time));
  }

  private static List<String> shown(List<Keyword> keywords) {
    return keywords.stream().map(keyword -> keyword.name() + " " + keyword.value()).toList();
  }

  @Test
  void whatIsTrueOfAllFramesStaysAndTheirNumberIsTold() {
    List<Metadata> frames = List.of(frame(60, EIGHT), frame(60, EIGHT.plusMinutes(1)));
    assertEquals(
        List.of(
            "OBJECT M31",
            "DATE-OBS 2024-05-01T20:00:00.000",
            "EXPTIME 60.",
            "CRPIX1 10",
            "BAYERPAT RGGB",
            "STACKCNT 2",
            "NCOMBINE 2",
            "LIVETIME 120.0"),
        shown(StackedKeywords.of(FIRST, frames, true)));
  }

  @Test
  void differentExposuresHaveNoneInCommonAndTheEarliestFrameTellsTheTime() {
    List<Metadata> frames = List.of(frame(60, EIGHT), frame(30, EIGHT.minusSeconds(90)));
    assertEquals(
        List.of(
            "OBJECT M31",
            "DATE-OBS 2024-05-01T19:58:30",
            "CRPIX1 10",
            "BAYERPAT RGGB",
            "STACKCNT 2",
            "NCOMBINE 2",
            "LIVETIME 90.0"),
        shown(StackedKeywords.of(FIRST, frames, true)));
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    List<Metadata> frames = List.of(frame(60, EIGHT), Metadata.NONE);
    assertEquals(
        List.of("OBJECT M31", "CRPIX1 10", "BAYERPAT RGGB", "STACKCNT 2", "NCOMBINE 2"),
        shown(StackedKeywords.of(FIRST, frames, true)));
    assertEquals(
        List.of("OBJECT M31", "CRPIX1 10", "BAYERPAT RGGB"),
        shown(StackedKeywords.of(FIRST, frames, false)));
  }
}
