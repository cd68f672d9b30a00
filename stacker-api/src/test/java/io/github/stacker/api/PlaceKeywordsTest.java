package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pixel has the same world coordinates wherever it is moved. */
class PlaceKeywordsTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final String PLACE = "CTYPE1='RA---TAN CRPIX1=12.25 CRPIX2=-7.5e0 CRVAL1=10.68";
  private static final String CD = "CD1_1=-2.7E-4 CD1_2=3.1E-5 CD2_1=+2.9E-5 CD2_2=2.6E-4";
  private static final String SIP =
      "A_ORDER=2 A_0_2=1.5E-3 A_1_1=-2.5E-3 A_2_0=7E-4 A_3_0=1E-5"
          + " B_ORDER=3 B_0_1=4E-3 B_0_2=-6E-4 B_1_1=1.25E-3 B_1_2=2E-5 B_2_1=0.0";

  /** Gives descriptions that are understood, whatever is done to the picture. */
  static Stream<String> descriptions() {
    return Stream.of(
        PLACE + " CDELT1=-2.5D-4 CDELT2=2.25E-4",
        PLACE + " CDELT1=-2.5E-4 CDELT2=2.25E-4 CROTA2=0.0",
        PLACE + " " + CD,
        PLACE + " " + CD + " CDELT1=-2.5E-4 CDELT2=2.5E-4 CROTA1=3.5 CROTA2=3.5",
        PLACE + " CDELT1=-2.5E-4 CDELT2=2.25E-4 PC1_2=0.1 PC2_1=-0.2",
        PLACE + " CDELT1=-2.5E-4 CDELT2=2.25E-4 PC1_1=0.9 PC1_2=0.1 PC2_1=-0.2 PC2_2=0.8",
        PLACE + " " + CD + " " + SIP,
        "CRPIX1A=3 CRPIX2A=4 CD1_1A=1 CD2_2A=-2 " + PLACE + " " + CD);
  }

  static Stream<Arguments> movedDescriptions() {
    return descriptions()
        .flatMap(
            each -> Stream.of("", " ROWORDER='TOP-DOWN").map(order -> Arguments.of(each + order)));
  }

  @ParameterizedTest
  @MethodSource("movedDescriptions")
  void aPixelKeepsItsCoordinatesWhereverItGoes(String description) {
    ImageInfo image = image(description);
    for (Orientation orientation : Orientation.values()) {
      ImageInfo turned = OrientedSource.infoOf(image, orientation);
      Region box = new Region(3, 5, turned.width() - 4, turned.height() - 11);
      ImageInfo cropped = cropped(turned, box);
      for (int y = 0; y < HEIGHT; y += 7) {
        for (int x = 0; x < WIDTH; x += 9) {
          Region pixel = orientation.turn(new Region(x, y, 1, 1), WIDTH, HEIGHT);
          String what = orientation + ", pixel " + x + "," + y;
          assertSame(world(image, x, y), world(turned, pixel.x(), pixel.y()), what);
          int column = pixel.x() - box.x();
          int row = pixel.y() - box.y();
          assertSame(world(image, x, y), world(cropped, column, row), what + ", cropped");
        }
      }
    }
  }

  /** A place between pixels is told by its column and row from the top, 0 at the first centre. */
  @ParameterizedTest
  @MethodSource("movedDescriptions")
  void aPlaceKeepsItsCoordinatesWhatTheSizeOfPixels(String description) {
    ImageInfo image = image(description);
    for (double across : new double[] {2, 0.5, 2.75}) {
      for (double down : new double[] {2, 1.0 / 3, 4.125}) {
        int height = (int) (HEIGHT / down) + 1;
        ImageInfo resized =
            image
                .withSize((int) (WIDTH / across) + 1, height)
                .withMetadata(
                    Metadata.NONE.withKeywords(PlaceKeywords.resized(image, height, across, down)));
        for (int y = -3; y < HEIGHT; y += 7) {
          for (int x = -2; x < WIDTH; x += 9) {
            double column = (x + 0.5) / across - 0.5;
            double row = (y + 0.5) / down - 0.5;
            String what = across + " by " + down + ", pixel " + x + "," + y;
            assertSame(world(image, x, y), world(resized, column, row), what);
          }
        }
      }
    }
  }

  private static void assertSame(double[] expected, double[] actual, String what) {
    for (int i = 0; i < 2; i++) {
      double digits = 1e-12 * (1e-6 + Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], Math.max(digits, 1e-15), what);
    }
  }

  private static ImageInfo cropped(ImageInfo image, Region box) {
    List<Keyword> keywords = PlaceKeywords.cropped(image, box);
    return image
        .withSize(box.width(), box.height())
        .withMetadata(image.metadata().withKeywords(keywords));
  }

  /** Evaluates the formulas of the standard, without the projection. */
  private static double[] world(ImageInfo image, double column, double row) {
    boolean topDown =
        image.metadata().keywords().stream().anyMatch(k -> k.name().equals("ROWORDER"));
    double u = column + 1 - number(image, "CRPIX1", 0);
    double v = (topDown ? row + 1 : image.height() - row) - number(image, "CRPIX2", 0);
    double x = u + polynomial(image, "A", u, v);
    double y = v + polynomial(image, "B", u, v);
    double[] world = new double[2];
    for (int axis = 1; axis <= 2; axis++) {
      world[axis - 1] = matrix(image, axis, 1) * x + matrix(image, axis, 2) * y;
    }
    return world;
  }

  private static double matrix(ImageInfo image, int axis, int pixelAxis) {
    boolean whole =
        image.metadata().keywords().stream().anyMatch(k -> k.name().matches("CD\\d_\\d"));
    if (whole) {
      return number(image, "CD" + axis + "_" + pixelAxis, 0);
    }
    boolean apart = image.metadata().keywords().stream().anyMatch(k -> k.name().startsWith("PC"));
    double angle = Math.toRadians(number(image, "CROTA2", 0));
    if (apart || angle == 0) {
      double part = number(image, "PC" + axis + "_" + pixelAxis, axis == pixelAxis ? 1 : 0);
      return number(image, "CDELT" + axis, 1) * part;
    }
    double turned = axis == pixelAxis ? Math.cos(angle) : Math.sin(angle) * (axis == 1 ? -1 : 1);
    return number(image, "CDELT" + pixelAxis, 1) * turned;
  }

  private static double polynomial(ImageInfo image, String letter, double u, double v) {
    double sum = 0;
    for (Keyword keyword : image.metadata().keywords()) {
      if (keyword.name().matches(letter + "_\\d_\\d")) {
        int p = keyword.name().charAt(2) - '0';
        int q = keyword.name().charAt(4) - '0';
        sum += Double.parseDouble(keyword.value()) * Math.pow(u, p) * Math.pow(v, q);
      }
    }
    return sum;
  }

  private static double number(ImageInfo image, String name, double otherwise) {
    return image.metadata().keywords().stream()
        .filter(keyword -> keyword.name().equals(name))
        .map(keyword -> Double.parseDouble(keyword.value().replace('D', 'E')))
        .findFirst()
        .orElse(otherwise);
  }

  @Test
  void anAngleIsKeptByWhatKeepsAxes() {
    String turned = PLACE + " CDELT1=-2.5E-4 CDELT2=2.25E-4 CROTA2=12.5";
    ImageInfo image = image(turned);
    Set<Orientation> keepAxes =
        EnumSet.of(Orientation.MIRRORED, Orientation.FLIPPED, Orientation.TURNED_180);
    for (Orientation orientation : keepAxes) {
      ImageInfo moved = OrientedSource.infoOf(image, orientation);
      Region pixel = orientation.turn(new Region(9, 4, 1, 1), WIDTH, HEIGHT);
      assertSame(world(image, 9, 4), world(moved, pixel.x(), pixel.y()), orientation.name());
    }
    assertEquals("", shown(PlaceKeywords.turned(image, Orientation.TURNED_90)));
  }

  @Test
  void numbersKeepTheirDigits() {
    String before = "OBJECT='M31 " + PLACE + " " + CD + " A_1_1=1.50E-07";
    assertEquals(
        "OBJECT='M31 CTYPE1='RA---TAN CRPIX1=8.25 CRPIX2=-17.5 CRVAL1=10.68 "
            + CD
            + " A_1_1=1.50E-07",
        shown(PlaceKeywords.cropped(image(before), new Region(4, 2, 20, 18))));
    assertEquals(
        "OBJECT='M31 CTYPE1='RA---TAN CRPIX1=28.75 CRPIX2=-7.5 CRVAL1=10.68"
            + " CD1_1=2.7E-4 CD1_2=3.1E-5 CD2_1=-2.9E-5 CD2_2=2.6E-4 A_1_1=1.50E-07",
        shown(PlaceKeywords.turned(image(before), Orientation.MIRRORED)));
  }

  @Test
  void everyDescriptionMoves() {
    ImageInfo image = image(PLACE + " CDELT1=3 CDELT2=4 CRPIX1A=3 CRPIX2A=4 CD1_1A=1 CD2_2A=-2");
    assertEquals(
        "CTYPE1='RA---TAN CRPIX1=28.75 CRPIX2=38.5 CRVAL1=10.68 CDELT1=-3 CDELT2=-4"
            + " CRPIX1A=38 CRPIX2A=27 CD1_1A=-1 CD2_2A=2",
        shown(PlaceKeywords.turned(image, Orientation.TURNED_180)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRPIX1=here", "CRPIX2=1E999999999", "CD1_1=", "CDELT1=1"})
  void whatIsNotUnderstoodIsLeftOut(String world) {
    ImageInfo image = image("OBJECT='M31 " + world + " CTYPE1='RA---TAN");
    assertEquals("OBJECT='M31", shown(PlaceKeywords.cropped(image, new Region(1, 1, 9, 9))));
    assertEquals("OBJECT='M31", shown(PlaceKeywords.turned(image, Orientation.TURNED_90)));
    assertEquals("OBJECT='M31", shown(PlaceKeywords.resized(image, 15, 2, 2)));
  }

  @Test
  void anOldMatrixAndStepsThatAreNotToldAreLeftOut() {
    ImageInfo old = image(PLACE + " CDELT1=1 CDELT2=1 PC001001=0.9 PC001002=-0.1");
    assertEquals("", shown(PlaceKeywords.turned(old, Orientation.MIRRORED)));
    ImageInfo bare = image(PLACE);
    assertEquals("", shown(PlaceKeywords.resized(bare, 15, 2, 2)));
    assertEquals(
        "CTYPE1='RA---TAN CRPIX1=10.25 CRPIX2=-13.5 CRVAL1=10.68",
        shown(PlaceKeywords.cropped(bare, new Region(2, 4, 20, 20))));
  }

  @Test
  void whatElseAKindOfColourSaysDoesNotTouchTheMosaic() {
    ImageInfo image = image("BAYERPAT='RGGB COLORTYP=2");
    assertEquals("BAYERPAT='GRBG", shown(PlaceKeywords.cropped(image, new Region(1, 0, 9, 9))));
  }

  @Test
  void aMosaicMovesAndItsOffsetsAreInThePattern() {
    ImageInfo image = image("BAYERPAT='RGGB XBAYROFF=1 OBJECT='M31");
    assertEquals(
        "BAYERPAT='BGGR OBJECT='M31",
        shown(PlaceKeywords.cropped(image, new Region(4, 3, 20, 20))));
    assertEquals(
        "BAYERPAT='GRBG OBJECT='M31",
        shown(PlaceKeywords.cropped(image, new Region(-4, -2, 99, 99))));
    assertEquals(
        "BAYERPAT='RGGB OBJECT='M31", shown(PlaceKeywords.turned(image, Orientation.MIRRORED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BAYERPAT='TRUE", "BAYERPAT='RGGB XBAYROFF=0.5", "COLORTYP='RGGBRGGB"})
  void aMosaicThatIsNoneIsLeftOut(String mosaic) {
    ImageInfo image = image("OBJECT='M31 " + mosaic);
    assertEquals("OBJECT='M31", shown(PlaceKeywords.cropped(image, new Region(1, 0, 9, 9))));
  }

  @Test
  void sectionsOfTheSensorAreLeftOutOnlyOfWhatMoves() {
    ImageInfo image = image("DATASEC='[1:40,1:30] LTV1=3 XORGSUBF=5 OBJECT='M31");
    List<Keyword> before = image.metadata().keywords();
    assertEquals(before, PlaceKeywords.cropped(image, image.region()));
    assertEquals(before, PlaceKeywords.turned(image, Orientation.UPRIGHT));
    assertEquals("OBJECT='M31", shown(PlaceKeywords.cropped(image, new Region(1, 0, 9, 9))));
  }

  @Test
  void behindOtherMovesNothingIsLeft() {
    ImageInfo image =
        image(PLACE + " " + CD + " " + SIP + " OBJECT='M31 BAYERPAT='RGGB TRIMSEC='[1:2,1:2]");
    assertEquals("OBJECT='M31", shown(PlaceKeywords.without(image.metadata().keywords())));
  }

  @Test
  void withoutAMosaicAllElseIsLeft() {
    ImageInfo image =
        image("COLORTYP='RGGB " + PLACE + " BAYERPAT='RGGB XBAYROFF=1 YBAYROFF=0 TRIMSEC='[1:2]");
    assertEquals(
        image(PLACE + " TRIMSEC='[1:2]").metadata(), PlaceKeywords.withoutMosaic(image).metadata());
  }

  private static ImageInfo image(String keywords) {
    List<Keyword> list = new ArrayList<>();
    for (String each : keywords.split(" ")) {
      String[] parts = each.split("=", 2);
      boolean isText = parts[1].startsWith("'");
      list.add(new Keyword(parts[0], isText ? parts[1].substring(1) : parts[1], isText, ""));
    }
    return ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), SampleType.UINT16)
        .withMetadata(Metadata.NONE.withKeywords(list));
  }

  private static String shown(List<Keyword> keywords) {
    String[] each =
        keywords.stream()
            .map(keyword -> keyword.name() + (keyword.isText() ? "='" : "=") + keyword.value())
            .toArray(String[]::new);
    return String.join(" ", Arrays.asList(each));
  }
}
