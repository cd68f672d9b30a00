package io.github.stacker.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Statistics as JSON: a list with an object for each band. Numbers come back with their bits. */
public final class StatisticsJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> NUMBERS =
      List.of(
          "minimum",
          "maximum",
          "mean",
          "standardDeviation",
          "median",
          "mad",
          "location",
          "scale",
          "noise");

  private StatisticsJson() {}

  /**
   * Writes statistics.
   *
   * @param statistics what to write
   * @return one object for each band; where there are no samples, all but their number is null
   */
  public static ArrayNode write(FrameStatistics statistics) {
    ArrayNode bands = MAPPER.createArrayNode();
    for (BandStatistics band : statistics.bands()) {
      ObjectNode node = bands.addObject().put("samples", band.samples());
      double[] numbers = numbers(band);
      for (int i = 0; i < numbers.length; i++) {
        node.put(NUMBERS.get(i), Double.isNaN(numbers[i]) ? null : (Double) numbers[i]);
      }
    }
    return bands;
  }

  private static double[] numbers(BandStatistics band) {
    return new double[] {
      band.minimum(),
      band.maximum(),
      band.mean(),
      band.standardDeviation(),
      band.median(),
      band.mad(),
      band.location(),
      band.scale(),
      band.noise()
    };
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param json any JSON
   * @return the statistics; empty if the JSON is not of that form
   */
  static Optional<FrameStatistics> read(JsonNode json) {
    if (!json.isArray()) {
      return Optional.empty();
    }
    List<BandStatistics> bands = new ArrayList<>();
    for (JsonNode node : json) {
      Optional<BandStatistics> band = band(node);
      if (band.isEmpty()) {
        return Optional.empty();
      }
      bands.add(band.get());
    }
    return Optional.of(new FrameStatistics(bands));
  }

  private static Optional<BandStatistics> band(JsonNode node) {
    JsonNode samples = node.path("samples");
    if (node.size() != NUMBERS.size() + 1 || !samples.canConvertToLong()) {
      return Optional.empty();
    }
    double[] n = new double[NUMBERS.size()];
    for (int i = 0; i < n.length; i++) {
      JsonNode number = node.path(NUMBERS.get(i));
      if (!number.isNumber() && !number.isNull()) {
        return Optional.empty();
      }
      n[i] = number.isNull() ? Double.NaN : number.doubleValue();
    }
    try {
      return Optional.of(
          new BandStatistics(
              samples.longValue(), n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
