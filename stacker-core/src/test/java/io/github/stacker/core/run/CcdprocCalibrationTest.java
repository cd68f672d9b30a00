package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code calibrate}, against the numbers of ccdproc. */
class CcdprocCalibrationTest extends CalibrationTest {
  /** Places of the numbers in the tables below, columns and rows from the top. */
  private static final int[][] SIM_PLACES = {{3, 5}, {200, 100}, {396, 298}, {17, 150}, {133, 9}};

  private static final int[][] SPRAT_PLACES = {{3, 5}, {512, 84}, {1020, 252}, {17, 127}, {341, 9}};

  /**
   * ccdproc 2.4.0 with astropy 5.2.1 and NumPy 1.24.2, all frames as float64: {@code
   * subtract_bias(light, bias)}, {@code subtract_dark(light, subtract_bias(dark, bias),
   * exposure_time="EXPTIME", exposure_unit=u.s, scale=True)}, {@code flat_correct(light, flat)};
   * then the sum of the result as float32, and five of its samples.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "light_01 | 'bias': 'bias_1.fits' | 11086437 | 44 69 37 47 62",
        "light_01 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time' | 9095834 | 48 93 31 36 51",
        "flat_1 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time' | 2745796116.826172 | 17886.1328125 25322.80078125 17530.80078125 19777.6328125 22024.6328125",
        "light_01 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time', 'flat': 'flat_1.fits' | 9092473.799976826 | 61.03668975830078 84.1898193359375 40.20000457763672 41.523136138916016 52.966556549072266",
      })
  void simulatedFramesComeOutAsOfCcdproc(String frame, String members, double sum, String numbers) {
    assertGolden("astro/sim", frame, members, SIM_PLACES, sum, numbers);
  }

  /** The same for real frames, whose dark was exposed five times as long and holds no bias. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dark': 'master_dark_600s.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time' | 238860918.51416016 | 912.8873291015625 913.5540161132812 912.833984375 910.0339965820312 914.7540283203125",
        "'dark': 'master_dark_600s.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time', 'flat': 'master_flat.fits' | 245582341.71343994 | 904.787109375 904.9012451171875 904.7342529296875 901.9591064453125 909.294677734375",
      })
  void realFramesComeOutAsOfCcdproc(String members, double sum, String numbers) {
    assertGolden("astro/sprat", "light_1", members, SPRAT_PLACES, sum, numbers);
  }

  private void assertGolden(
      String set, String frame, String members, int[][] places, double sum, String numbers) {
    Path data = RealFrames.path(set);
    String absolute = members.replaceAll("'([a-z_0-9]+\\.fits)'", "'" + data + "/$1'");
    run(calibrate(absolute) + MEAN, "frames.files=[\"%s/%s.fits\"]".formatted(data, frame));
    MemoryImage out = read("out.tif");
    assertEquals(sum, Arrays.stream(out.toArray()).sum(), 1e-9 * sum);
    convert(data.resolve(frame + ".fits"), "tif", absolute);
    assertArrayEquals(out.toArray(), read("calibrated/" + frame + ".tif").toArray());
    String[] expected = numbers.split(" ");
    for (int i = 0; i < places.length; i++) {
      double number = Double.parseDouble(expected[i]);
      // Two float32 of one double differ by a last bit at most, where its mean was added otherwise.
      assertEquals(number, out.get(places[i][0], places[i][1], 0), 1.2e-7 * Math.abs(number));
    }
  }
}
