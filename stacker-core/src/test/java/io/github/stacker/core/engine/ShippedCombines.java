package io.github.stacker.core.engine;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The combines that ship, as pipelines ask for them. */
final class ShippedCombines {
  /** Those that fold. */
  static final Set<String> FOLDS =
      Set.of(
          "mean",
          "sum",
          "min",
          "max",
          "variance",
          "standard-deviation",
          "range",
          "count",
          "weighted-mean");

  /** Those that need whole stacks: a name, and some parameters. */
  private static final List<String> STACKS =
      List.of(
          "median",
          "percentile 'percentile': 0",
          "percentile 'percentile': 12.5",
          "percentile 'percentile': 40, 'interpolation': 'lower'",
          "percentile 'percentile': 75, 'interpolation': 'higher'",
          "percentile 'percentile': 50, 'interpolation': 'nearest'",
          "percentile 'percentile': 90, 'interpolation': 'midpoint'",
          "trimmed-mean",
          "trimmed-mean 'low': 0, 'high': 2",
          "min-max-reject",
          "min-max-reject 'low': 2, 'high': 1, 'minKept': 2, 'result': 'median'",
          "min-max-reject 'low': 1, 'high': 2, 'compatibility': 'ccdproc'",
          "range-clip 'lowest': 0.1, 'highest': 200",
          "range-clip 'lowest': 0.3, 'highest': 40000, 'result': 'median'",
          "percentile-clip",
          "percentile-clip 'low': 0.1, 'high': 0.1, 'minKept': 3, 'result': 'median'",
          "percentile-clip 'compatibility': 'siril'",
          "sigma-clip",
          "sigma-clip 'lowSigma': 1.5, 'highSigma': 1, 'minKept': 1, 'maxIterations': 2",
          "sigma-clip 'lowSigma': 1.2, 'highSigma': 1.2, 'centre': 'mean', 'result': 'median'",
          "sigma-clip 'lowSigma': 2, 'highSigma': 2, 'deviation': 'population'",
          "sigma-clip 'lowSigma': 2, 'highSigma': 3, 'deviation': 'mad'",
          "sigma-clip 'lowSigma': 1.5, 'highSigma': 1.5, 'compatibility': 'siril'",
          "sigma-clip 'lowSigma': 1.5, 'highSigma': 1.5, 'compatibility': 'astropy'",
          "sigma-clip 'lowSigma': 1, 'highSigma': 1, 'centre': 'mean', 'compatibility': 'ccdproc'",
          "mad-clip",
          "mad-clip 'lowSigma': 1, 'highSigma': 2, 'maxIterations': 1, 'result': 'median'",
          "mad-clip 'compatibility': 'siril'",
          "mad-clip 'compatibility': 'astropy'",
          "mad-clip 'compatibility': 'ccdproc'",
          "sigma-median",
          "sigma-median 'lowSigma': 1, 'highSigma': 1, 'compatibility': 'siril'",
          "winsorized-sigma-clip",
          "winsorized-sigma-clip 'lowSigma': 1.5, 'highSigma': 1.5, 'result': 'median'",
          "winsorized-sigma-clip 'lowSigma': 2, 'highSigma': 2, 'compatibility': 'siril'",
          "linear-fit-clip",
          "linear-fit-clip 'lowSigma': 1.5, 'highSigma': 2",
          "linear-fit-clip 'lowSigma': 2, 'highSigma': 2, 'compatibility': 'siril'",
          "generalized-esd",
          "generalized-esd 'compatibility': 'siril'");

  private ShippedCombines() {}

  /** Gives every combine of whole stacks by what the pipeline says. */
  static Map<String, StackCombiner> ofStacks() {
    Map<String, StackCombiner> combiners = new LinkedHashMap<>();
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      STACKS.forEach(step -> combiners.put(step, (StackCombiner) combiner(catalogue, step)));
    }
    return combiners;
  }

  private static Combiner combiner(Catalogue catalogue, String step) {
    String[] words = step.split(" ", 2);
    String parameters = words.length == 1 ? "" : ", " + words[1];
    String json =
        """
        {"frames": {"files": ["a.png"]},
         "combine": {"method": "%s"%s},
         "outputs": [{"file": "out.tif"}]}
        """
            .formatted(words[0], parameters.replace('\'', '"'));
    Pipeline pipeline =
        new PipelineReader(catalogue).read(json, "test.json", Path.of(""), List.of());
    return pipeline.combine().combiner();
  }

  /** Gives the name of a combine. */
  static String name(String step) {
    return step.split(" ", 2)[0];
  }
}
