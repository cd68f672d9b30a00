package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.PipelineException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFrameTest {
  private static final List<MeasuredFrame> FRAMES =
      frames("night/a/img1.tif", "night/b/img1.tif", "night/b/img2.tif", "C:\\b\\img3.tif");

  private static List<MeasuredFrame> frames(String... names) {
    return IntStream.range(0, names.length).mapToObj(i -> frame(i, names[i], 2, 10)).toList();
  }

  private static MeasuredFrame frame(int number, String name, double noise, double scale) {
    BandStatistics band = new BandStatistics(9, 0, 9, 5, 2, 5, scale / 1.4826, 5, scale, noise);
    return new MeasuredFrame(number, name, new FrameStatistics(List.of(band)));
  }

  @ParameterizedTest
  @CsvSource({
    "first, 0",
    "0, 0",
    "2, 2",
    "003, 3",
    "img2.tif, 2",
    "a/img1.tif, 0",
    "b/img1.tif, 1",
    "night/b/img2.tif, 2",
    "img3.tif, 3",
    "b/img3.tif, 3",
    "C:\\b\\img3.tif, 3"
  })
  void framesHaveNumbersAndNames(String text, int expected) {
    assertEquals(expected, new ReferenceFrame(text).among(FRAMES, 4, Estimator.IKSS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | the reference frame is number 4, but there are 4 frames; choose 0 to 3",
        "99999999999 | the reference frame is number 99999999999, but there are 4 frames; choose 0 to 3",
        "mg2.tif | the reference frame \"mg2.tif\" is not among the frames; name one of them, as \"night/a/img1.tif\"",
        "img1.tif | the reference frame \"img1.tif\" may be any of \"night/a/img1.tif\", \"night/b/img1.tif\"; name its folder too"
      })
  void whatNamesNoFrameOrSeveralIsRefused(String text, String message) {
    assertEquals(
        message,
        assertThrows(
                PipelineException.class,
                () -> new ReferenceFrame(text).among(FRAMES, 4, Estimator.IKSS))
            .getMessage());
  }

  @Test
  void ofManyFramesMeantAFewAreShown() {
    List<MeasuredFrame> many = frames("a/x.tif", "b/x.tif", "c/x.tif", "d/x.tif");
    assertEquals(
        "the reference frame \"x.tif\" may be any of \"a/x.tif\", \"b/x.tif\", \"c/x.tif\", ...; name its folder too",
        assertThrows(
                PipelineException.class,
                () -> new ReferenceFrame("x.tif").among(many, 4, Estimator.IKSS))
            .getMessage());
  }

  @Test
  void numbersAreThoseOfTheFramesListed() {
    List<MeasuredFrame> left = List.of(FRAMES.get(0), FRAMES.get(2));
    assertEquals(1, new ReferenceFrame("2").among(left, 4, Estimator.IKSS));
    assertEquals(
        "the reference frame is number 1, which was left out as it cannot be read; choose another",
        assertThrows(
                PipelineException.class,
                () -> new ReferenceFrame("1").among(left, 4, Estimator.IKSS))
            .getMessage());
  }

  @Test
  void theBestFrameHasTheLeastNoiseForItsScale() {
    List<MeasuredFrame> frames =
        List.of(
            frame(0, "flat", 0, 0),
            frame(1, "quiet and dull", 1, 2),
            frame(2, "best", 4, 20),
            frame(3, "as good", 2, 10),
            frame(4, "loud", 4, 10));
    for (Estimator estimator : Estimator.values()) {
      assertEquals(2, new ReferenceFrame("best").among(frames, 5, estimator));
    }
    assertEquals(0, new ReferenceFrame("best").among(frames.subList(0, 1), 1, Estimator.IKSS));
  }

  @Test
  void aFrameWithoutSamplesIsNeverTheBest() {
    MeasuredFrame empty =
        new MeasuredFrame(0, "empty", new FrameStatistics(List.of(BandStatistics.EMPTY)));
    assertEquals(
        1,
        new ReferenceFrame("best")
            .among(List.of(empty, frame(1, "loud", 9, 1)), 2, Estimator.IKSS));
  }

  @Test
  void noTextIsNoFrame() {
    assertThrows(IllegalArgumentException.class, () -> new ReferenceFrame(" "));
  }
}
