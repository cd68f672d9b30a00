package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** A frame and masters of it, and pipelines with the section {@code calibrate}. */
abstract class CalibrationTest extends WholeRunTest {
  static final int WIDTH = 21;
  static final int HEIGHT = 17;
  static final int PIXELS = WIDTH * HEIGHT;
  static final String MEAN = "'combine': {'method': 'mean'}";
  static final String MEDIAN = "'combine': {'method': 'median'}";

  double[] light;
  double[] bias;
  double[] dark;
  double[] flat;

  @BeforeEach
  void writeFrames() throws IOException {
    Random random = new Random(4);
    light = random.ints(PIXELS, 700, 60_000).asDoubleStream().toArray();
    bias = random.ints(PIXELS, 480, 520).asDoubleStream().toArray();
    dark = random.ints(PIXELS, 560, 640).asDoubleStream().toArray();
    flat = random.doubles(PIXELS, 0.5, 1.5).map(sample -> (float) sample).toArray();
    light[5] = 100; // below the bias
    fits("frame.fits", SampleType.UINT16, light, 30);
    fits("bias.fits", SampleType.UINT16, bias, 0);
    fits("dark.fits", SampleType.UINT16, dark, 120);
    fits("flat.fits", SampleType.FLOAT32, flat, 2);
  }

  void fits(String name, SampleType type, double[] samples, double seconds) throws IOException {
    Metadata metadata =
        seconds == 0
            ? Metadata.NONE
            : Metadata.NONE.withExposureSeconds(OptionalDouble.of(seconds));
    ImageInfo info = grey(type).withMetadata(metadata);
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, i -> samples[i]), folder.resolve(name));
  }

  static ImageInfo grey(SampleType type) {
    return ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), type);
  }

  static String calibrate(String members) {
    return "'calibrate': {%s}, ".formatted(members);
  }

  static double mean(double[] samples) {
    return Arrays.stream(samples).average().orElseThrow();
  }

  /**
   * Calibrates frames one by one, into the folder {@code calibrated}.
   *
   * @param frames a file or glob
   * @param members of the section, in single quotes; masters are paths, absolute or in the folder
   */
  Conversion.Report convert(Path frames, String format, String members, String... overrides) {
    return convert(frames, format, Progress.NONE, members, overrides);
  }

  Conversion.Report convert(
      Path frames, String format, Progress progress, String members, String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    String absolute = members.replaceAll("'([a-z0-9]+\\.[a-z]+)'", "'" + folder + "/$1'");
    all.add("calibrate={%s}".formatted(absolute.replace('\'', '"')));
    ConvertLine line =
        new ConvertLine(
            List.of(frames.toString()),
            MasterFiles.NONE,
            List.of(),
            folder.resolve("calibrated") + "/",
            Optional.of(format),
            Optional.empty(),
            Optional.empty(),
            false);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return Conversion.prepare(line, all, catalogue, options()).execute(progress);
    }
  }

  List<String> differences() {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new Verification(catalogue, options())
          .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE);
    }
  }

  void assertRefused(Class<? extends StackerException> kind, String message, String members) {
    StackerException e = assertThrows(kind, () -> run(calibrate(members) + MEAN));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
