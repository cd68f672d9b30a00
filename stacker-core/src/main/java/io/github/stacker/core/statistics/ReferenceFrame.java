package io.github.stacker.core.statistics;

import io.github.stacker.api.PipelineException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which frame the others are made to agree with.
 *
 * @param text {@code first}; {@code best}; the number of a frame in the pipeline's order, from 0;
 *     or the name of its file, with as much of its folders before it as makes it the only one
 */
public record ReferenceFrame(String text) {
  /** The first frame. */
  public static final String FIRST = "first";

  /** The frame of the best quality, see {@link #among}. */
  public static final String BEST = "best";

  private static final int NAMES_SHOWN = 3;

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ReferenceFrame {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "reference must be \"first\", \"best\", the number of a frame or a file name");
    }
  }

  /**
   * Finds the frame. The best one is that whose noise divided by its scale, averaged over the
   * bands, is the smallest; of equally good ones the first. Bands without samples or of scale 0
   * make a frame the worst.
   *
   * @param frames all frames that are not left out
   * @param listed number of frames listed, those left out counted
   * @param estimator what the scale is
   * @return position of the reference frame
   * @throws PipelineException if none or more than one is meant
   */
  public int among(List<MeasuredFrame> frames, int listed, Estimator estimator) {
    return switch (text) {
      case FIRST -> 0;
      case BEST -> best(frames, estimator);
      default ->
          isNumber()
              ? number(frames, listed)
              : named(frames.stream().map(MeasuredFrame::name).toList());
    };
  }

  /**
   * Refuses what can be seen to be no frame before frames are measured.
   *
   * @param names the frames' names
   * @param listed number of frames listed, those left out counted
   * @throws PipelineException if none or more than one is meant
   */
  public void requireAmong(List<String> names, int listed) {
    if (text.equals(FIRST) || text.equals(BEST)) {
      return;
    }
    if (isNumber()) {
      requireListed(listed);
    } else {
      named(names);
    }
  }

  private static int best(List<MeasuredFrame> frames, Estimator estimator) {
    int best = 0;
    for (int frame = 1; frame < frames.size(); frame++) {
      double noise = relativeNoise(frames.get(frame), estimator);
      best = noise < relativeNoise(frames.get(best), estimator) ? frame : best;
    }
    return best;
  }

  private static double relativeNoise(MeasuredFrame frame, Estimator estimator) {
    double sum = 0;
    for (BandStatistics band : frame.statistics().bands()) {
      double scale = estimator.scale(band);
      sum += scale > 0 ? band.noise() / scale : Double.POSITIVE_INFINITY;
    }
    return sum / frame.statistics().bands().size();
  }

  private boolean isNumber() {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void requireListed(int listed) {
    if (text.length() > 9 || Integer.parseInt(text) >= listed) {
      throw new PipelineException(
          "the reference frame is number %s, but there are %d frames; choose 0 to %d"
              .formatted(text, listed, listed - 1));
    }
  }

  private int number(List<MeasuredFrame> frames, int listed) {
    requireListed(listed);
    int number = Integer.parseInt(text);
    for (int frame = 0; frame < frames.size(); frame++) {
      if (frames.get(frame).number() == number) {
        return frame;
      }
    }
    throw new PipelineException(
        "the reference frame is number %d, which was left out as it cannot be read; choose another"
            .formatted(number));
  }

  private int named(List<String> names) {
    String wanted = text.replace('\\', '/');
    List<Integer> found = new ArrayList<>();
    for (int frame = 0; frame < names.size(); frame++) {
      String name = names.get(frame).replace('\\', '/');
      if (name.equals(wanted) || name.endsWith("/" + wanted)) {
        found.add(frame);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new PipelineException(
          "the reference frame \"%s\" is not among the frames; name one of them, as \"%s\""
              .formatted(text, names.get(0)));
    }
    throw new PipelineException(
        "the reference frame \"%s\" may be any of %s; name its folder too"
            .formatted(text, shown(names, found)));
  }

  private static String shown(List<String> names, List<Integer> found) {
    return found.stream()
        .limit(NAMES_SHOWN)
        .map(names::get)
        .collect(Collectors.joining("\", \"", "\"", found.size() > NAMES_SHOWN ? "\", ..." : "\""));
  }
}
