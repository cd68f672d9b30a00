package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.statistics.BandMatching;
import io.github.stacker.core.statistics.Estimator;
import io.github.stacker.core.statistics.NormaliseMethod;
import io.github.stacker.core.statistics.NormaliseMode;
import io.github.stacker.core.statistics.ReferenceFrame;
import io.github.stacker.core.statistics.Zeros;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The sections "normalise" and "weights", bound and refused. */
class NormaliseAndWeightsTest {
  private static final String PLAIN =
      """
      {"frames": {"files": ["a.png"]},
       "combine": {"method": "mean"},
       "outputs": [{"file": "out.tif"}]}
      """;

  @Test
  void normalisationIsThatOfSirilUnlessAskedForMore() {
    NormaliseSection section = read(PLAIN, "normalise={}").normalise().orElseThrow();
    NormaliseMethod siril =
        new NormaliseMethod(
            NormaliseMode.ADDITIVE, true, Estimator.IKSS, BandMatching.EACH, OptionalInt.empty());
    assertEquals(siril, section.method());
    assertEquals(siril, section.rejectionMethod());
    assertEquals(new ReferenceFrame("first"), section.referenceFrame());
    assertEquals(Zeros.COUNT, section.zeros());
  }

  @Test
  void rejectionMayHaveANormalisationOfItsOwn() {
    String base =
        "normalise={\"mode\": \"multiplicative\", \"scaling\": false, \"estimator\": \"median-mad\","
            + " \"bands\": \"reference\", \"referenceBand\": 2, \"rejectionScaling\": true}";
    NormaliseSection same = read(PLAIN, base).normalise().orElseThrow();
    NormaliseMethod method =
        new NormaliseMethod(
            NormaliseMode.MULTIPLICATIVE,
            false,
            Estimator.MEDIAN_MAD,
            BandMatching.REFERENCE,
            OptionalInt.of(2));
    assertEquals(method, same.method());
    assertEquals(method, same.rejectionMethod());
    for (NormaliseMode mode : NormaliseMode.values()) {
      String other = "normalise.rejection=" + ParameterSpec.choice(mode);
      NormaliseSection own = read(PLAIN, base, other).normalise().orElseThrow();
      assertEquals(method, own.method());
      assertEquals(
          new NormaliseMethod(
              mode, true, Estimator.MEDIAN_MAD, BandMatching.REFERENCE, OptionalInt.of(2)),
          own.rejectionMethod());
    }
  }

  @Test
  void weightsAreByNameOrListed() {
    assertEquals(
        Optional.of(new WeightsSection(WeightsSection.By.EXPOSURE_TIME, List.of())),
        read(PLAIN, "weights.by=exposure-time").weights());
    assertEquals(
        Optional.of(new WeightsSection(WeightsSection.By.LIST, List.of(1.0, 0.5))),
        read(PLAIN, "weights={\"by\": \"list\", \"list\": [1, 0.5]}").weights());
  }

  @Test
  void bothAreWrittenBeforeCombine() {
    JsonNode json = JsonTree.parse(read(PLAIN, "weights.by=noise", "normalise={}").toJson());
    assertEquals(
        List.of("frames", "normalise", "weights", "combine", "outputs"),
        List.copyOf(json.propertyNames()));
    assertEquals(
        "{\"mode\":\"additive\",\"scaling\":true,\"reference\":\"first\",\"estimator\":\"ikss\","
            + "\"bands\":\"each\",\"zeros\":\"count\",\"rejection\":\"same\",\"rejectionScaling\":true}",
        json.get("normalise").toString());
    assertEquals("{\"by\":\"noise\",\"list\":[]}", json.get("weights").toString());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "\"normalise\": {\"scalling\": true}",
            ":2:16: normalise.scalling is unknown; did you mean \"scaling\"? Known: mode, scaling, reference, estimator, bands, referenceBand, zeros, rejection, rejectionScaling"),
        arguments(
            "\"weights\": {\"from\": \"noise\"}",
            ":2:14: weights.from is unknown; known: by, list"),
        arguments("\"normalise\": []", ":2:2: normalise must be an object in braces"),
        arguments(
            "\"normalise\": {\"mode\": \"addscale\"}",
            ":2:16: normalise.mode must be one of \"none\", \"additive\", \"multiplicative\", is \"addscale\""),
        arguments(
            "\"normalise\": {\"estimator\": \"median\"}",
            ":2:16: normalise.estimator must be one of \"median-mad\", \"ikss\", is \"median\""),
        arguments(
            "\"normalise\": {\"reference\": 3}", ":2:16: normalise.reference must be text, is 3"),
        arguments(
            "\"normalise\": {\"reference\": \" \"}",
            ":2:2: normalise: reference must be \"first\", \"best\", the number of a frame or a file name"),
        arguments(
            "\"normalise\": {\"bands\": \"equal\", \"referenceBand\": -1}",
            ":2:34: normalise.referenceBand must be a whole number of at least 0, is -1"),
        arguments(
            "\"normalise\": {\"referenceBand\": 1}",
            ":2:2: normalise: referenceBand needs \"bands\": \"reference\" or \"equal\"; with \"each\" there is none"),
        arguments(
            "\"weights\": {}",
            ":2:2: weights lacks \"by\"; it must be one of \"none\", \"noise\", \"exposure-time\", \"list\""),
        arguments(
            "\"weights\": {\"by\": \"list\"}",
            ":2:2: weights: list must have a weight for each frame"),
        arguments(
            "\"weights\": {\"by\": \"noise\", \"list\": [1]}",
            ":2:2: weights: list is used with \"by\": \"list\" alone"),
        arguments(
            "\"weights\": {\"by\": \"list\", \"list\": [1, -2]}",
            ":2:40: weights.list[1] must be a number of at least 0, is -2"),
        arguments(
            "\"weights\": {\"by\": \"list\", \"list\": [1, 0.0]}",
            ":2:2: weights: list has a weight of 0; leave the frame out of \"frames\" instead"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreToldWithTheirPlace(String section, String message) {
    String json = PLAIN.replace("\"combine\"", section + ", \"combine\"");
    PipelineException e = assertThrows(PipelineException.class, () -> read(json));
    assertEquals("test.json" + message, e.getMessage());
  }

  private static Pipeline read(String json, String... overrides) {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new PipelineReader(catalogue)
          .read(json, "test.json", Path.of("").toAbsolutePath(), List.of(overrides));
    }
  }
}
