package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Rounding;
import io.github.stacker.core.engine.Scale;
import java.util.Optional;

/**
 * What every output has, whatever its format.
 *
 * @param file where to write, relative to the pipeline file
 * @param format name of a writer; without it the file's ending tells
 * @param type type of the samples; without it that of the frames, or what the combine suggests
 * @param rounding how results become integers
 * @param scale what becomes of numbers when the type is another than the frames'
 * @param maxSize longest side of the picture; without it, it is as large as the frames
 */
record OutputSection(
    @Parameter("the picture to write, relative to the pipeline file") String file,
    @Parameter("name of the writer; without it the ending of the file name tells")
        Optional<String> format,
    @Parameter("type of the samples; without it that of the frames") Optional<SampleType> type,
    @Parameter(value = "how results become integers, after clamping", defaultJson = "\"half-up\"")
        Rounding rounding,
    @Parameter(
            value =
                "range: white stays white; none: numbers stay; auto: range for integers on the frames' scale",
            defaultJson = "\"auto\"")
        Scale scale,
    @Parameter(
            value = "longest side of the picture in pixels; a larger one is reduced to that",
            min = 1)
        Optional<Integer> maxSize) {
  OutputSection {
    if (file.isBlank()) {
      throw new IllegalArgumentException(
          "file is empty; name a picture, for example \"stacked.tif\"");
    }
    PathText.require("file", file);
  }
}
