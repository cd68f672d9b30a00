package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Runs the suite on a filter as a stranger writes it, and on broken ones. */
class FilterContractTest extends FilterContract<FilterContractTest.Parameters> {
  @Override
  protected FilterProvider<Parameters> provider() {
    return new Lift();
  }

  @Override
  protected Parameters parameters() {
    return new Parameters(0.1);
  }

  /** This filter is not listed, since the list would be part of the jar of suites. */
  @Test
  @Override
  void theProviderIsFoundByTheServiceLoader() {
    assertThrows(AssertionError.class, super::theProviderIsFoundByTheServiceLoader);
  }

  @Test
  void aFilterThatForgetsWhereTheRegionIsIsCaught() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    Region first = Region.of(region.width(), region.height());
                    source.read(first, into);
                    into.moveTo(region.x(), region.y());
                  }
                });
    assertThrows(AssertionError.class, suite::anyRegionHasTheSamplesOfTheWhole);
    assertThrows(AssertionError.class, suite::sourcesOfRowsCanBeReadIfRowOrderIsKept);
  }

  @Test
  void aSampleThatIsWrongIsToldWithItsPlaceAndItsImage() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source.read(region, into);
                    if (region.height() < info().height() && info().bandCount() > 1) {
                      into.set(1, 99);
                    }
                  }
                });
    AssertionError error =
        assertThrows(AssertionError.class, suite::anyRegionHasTheSamplesOfTheWhole);
    assertTrue(
        error
            .getMessage()
            .matches(
                "a region that is read alone .*; pixel \\(\\d+, \\d+\\), band 1 \\(GREEN\\) of the region \\S+ at \\S+, filtered from 41x37 RGB UINT8 ==> .*"),
        error.getMessage());
  }

  @Test
  void aFilterThatLeavesItsTileInAnotherPlaceIsCaught() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source.read(region, into);
                    into.moveTo(0, 0);
                  }
                });
    assertThrows(
        AssertionError.class, suite::descriptionIsTheSameAtEveryCallAndTilesAreFilledAccordingly);
  }

  @Test
  void aFilterThatTouchesAlphaAndFillsNanIsCaught() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source.read(region, into);
                    for (int i = 0; i < into.sampleCount(); i++) {
                      into.set(i, 0);
                    }
                  }
                });
    assertThrows(AssertionError.class, suite::alphaStaysTheSameShareOfWhite);
    assertThrows(AssertionError.class, suite::missingSamplesStayMissingAndTheOthersStayNumbers);
  }

  @Test
  void aFilterThatTakesWhiteFor255IsCaught() {
    PointFilter filter = (image, band) -> sample -> sample + 0.25 * 255;
    FilterContractTest suite = new Broken(filter::apply);
    assertThrows(AssertionError.class, suite::theSameSharesOfWhiteGiveTheSameWhateverTheType);
  }

  @Test
  void aFilterThatWritesBehindItsTileIsCaught() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source.read(region, into);
                    into.set(into.sampleCount(), 0);
                  }
                });
    assertThrows(AssertionError.class, suite::arraysOfTilesAreNotWrittenBehindTheTile);
  }

  @Test
  void aFilterThatHidesItsSourceIsCaught() {
    FilterContractTest suite = new Broken(source -> MemoryImage.random(source.info(), 1));
    assertThrows(AssertionError.class, suite::closingClosesTheSourceOnce);
    assertThrows(AssertionError.class, suite::errorsOfTheSourcePassThroughAsTheyAre);
    assertThrows(AssertionError.class, suite::workingMemoryIncludesThatOfTheSource);
    assertThrows(AssertionError.class, suite::sourcesOfRowsStaySourcesOfRowsIfRowOrderIsKept);
  }

  @Test
  void aFilterThatMovesTilesAndDoesNotSayWhereIsCaught() {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    int x = Math.min(region.x() + 1, info().width() - region.width());
                    source().read(new Region(x, region.y(), region.width(), region.height()), into);
                    into.moveTo(region.x(), region.y());
                  }
                });
    assertThrows(AssertionError.class, suite::tilesAreThoseOfTheSourceOrThereAreNone);
  }

  @Test
  void aTileThatAllImagesShareIsCaught() {
    Tile shared = new Tile();
    FilterContractTest suite = new Broken(source -> new Through(source, shared));
    assertThrows(AssertionError.class, suite::imagesThatAreReadWhileAnotherIsReadDoNotDisturbIt);
  }

  @Test
  void aFilterThatRemembersTheLastImageIsCaught() {
    double[] white = new double[1];
    FilterContractTest suite =
        new Broken(
            source -> {
              white[0] = source.info().white();
              return new Passing(source) {
                @Override
                public void read(Region region, Tile into) throws IOException {
                  source.read(region, into);
                  for (int i = 0; i < into.sampleCount(); i++) {
                    into.set(i, Math.min(white[0], into.get(i)));
                  }
                }
              };
            });
    assertThrows(AssertionError.class, suite::imagesThatAreReadInTurnDoNotDisturbEachOther);
  }

  @Test
  void scratchOfAKernelThatAllImagesShareIsCaught() {
    double[] shared = new double[3];
    NeighbourhoodFilter filter =
        NeighbourhoodFilter.of(
            new Halo(0, 1),
            (window, result) -> {
              int row = result.region().width() * result.bands();
              for (int i = 0; i < result.sampleCount(); i++) {
                for (int y = 0; y < 3; y++) {
                  shared[y] = window.doubles()[i + y * row];
                }
                Arrays.sort(shared);
                result.doubles()[i] = shared[1];
              }
            });
    FilterContractTest suite = new Broken(filter::apply);
    assertThrows(AssertionError.class, suite::threadsMayShareAFilter);
  }

  @Test
  void whatFailsAloneIsNotToldAsSharing() {
    PointFilter throwing =
        (image, band) ->
            sample -> {
              throw new IllegalStateException("ouch");
            };
    assertToldAlone(new Broken(throwing::apply), "java.lang.IllegalStateException: ouch");
    PointFilter endless = (image, band) -> FilterContractTest::endless;
    assertToldAlone(new Broken(endless::apply), "java.lang.StackOverflowError");
    NeighbourhoodFilter halo =
        NeighbourhoodFilter.of(
            new Halo(0, 1), (window, result) -> result.doubles()[0] = window.doubles()[999_999]);
    assertToldAlone(new Broken(halo::apply), "is the halo too small?");
    PointFilter random = (image, band) -> sample -> sample + Math.random();
    AssertionError error =
        assertThrows(AssertionError.class, new Broken(random::apply)::threadsMayShareAFilter);
    assertTrue(error.getMessage().matches("alone, .*: read again; pixel .*"), error::getMessage);
  }

  @Test
  void noFilterIsToldInASentence() {
    FilterContractTest suite =
        new FilterContractTest() {
          @Override
          protected FilterProvider<Parameters> provider() {
            return new Lift() {
              @Override
              public Filter create(Parameters parameters) {
                return null;
              }
            };
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, suite::anyRegionHasTheSamplesOfTheWhole);
    assertTrue(error.getMessage().matches("create\\(\\) of class .* returned null"));
  }

  @Test
  void aFilterThatReadsInOrderAndSaysAnywhereIsToldWhatItCosts() {
    PointFilter lift = (image, band) -> sample -> sample;
    FilterContractTest suite =
        new FilterContractTest() {
          @Override
          protected Filter filter() {
            return lift::apply;
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, suite::sourcesOfRowsCanBeReadIfRowOrderIsKept);
    String expected = "reading() of the filter is ANYWHERE, which gives right results, but";
    assertTrue(error.getMessage().startsWith(expected), error::getMessage);
  }

  private static double endless(double sample) {
    return endless(sample + 1) + 1;
  }

  private static void assertToldAlone(FilterContractTest suite, String expected) {
    AssertionError error = assertThrows(AssertionError.class, suite::threadsMayShareAFilter);
    String message = error.getMessage();
    assertTrue(message.startsWith("alone, before threads share anything: "), message);
    assertTrue(message.contains(expected), message);
    assertTrue(
        message.matches(
            ".*, at io\\.github\\S*FilterContractTest\\S*\\(FilterContractTest.java:\\d+\\)"),
        message);
  }

  @Test
  void whatIsThrownAmongThreadsIsToldWithClassAndLine() {
    long main = Thread.currentThread().getId();
    PointFilter filter =
        (image, band) ->
            sample -> {
              if (Thread.currentThread().getId() != main) {
                throw new UnsupportedOperationException();
              }
              return sample;
            };
    AssertionError error =
        assertThrows(AssertionError.class, new Broken(filter::apply)::threadsMayShareAFilter);
    assertTrue(
        error
            .getMessage()
            .matches(
                "a filtered image .* scratch .*: java.lang.UnsupportedOperationException, at .*FilterContractTest.java:\\d+\\)"),
        error::getMessage);
  }

  @Test
  void whatDependsOnRegionsIsNotToldAsSharing() throws IOException {
    FilterContractTest suite =
        new Broken(
            source ->
                new Passing(source) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source.read(region, into);
                    into.set(0, region.x() + region.y());
                  }
                });
    assertThrows(AssertionError.class, suite::anyRegionHasTheSamplesOfTheWhole);
    suite.imagesThatAreReadInTurnDoNotDisturbEachOther();
  }

  /**
   * The parameters of {@link Lift}.
   *
   * @param share what to add
   */
  public record Parameters(
      @Parameter(value = "What to add, as a share of white.", min = -1, max = 1, defaultJson = "0")
          double share) {}

  /** Adds a share of white. */
  public static class Lift implements FilterProvider<Parameters> {
    /** For the service loader. */
    public Lift() {}

    @Override
    public String name() {
      return "lift";
    }

    @Override
    public String description() {
      return "Adds a share of white.";
    }

    @Override
    public Class<Parameters> parameters() {
      return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters) {
      PointFilter lift = (image, band) -> sample -> sample + parameters.share() * image.white();
      return lift;
    }
  }

  /** An image passed on, to be changed by subclasses. */
  private static class Passing extends FilteredSource {
    Passing(ImageSource source) {
      super(source, source.info());
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      source().read(region, into);
    }
  }

  /** Reads by way of a tile. */
  private static final class Through extends Passing {
    private final Tile scratch;

    Through(ImageSource source, Tile scratch) {
      super(source);
      this.scratch = scratch;
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      source().read(region, scratch);
      into.reshape(region, info().bandCount(), info().sampleType());
      into.copyFrom(scratch);
    }
  }

  /** The suite for a filter that does not keep the contract. */
  private static final class Broken extends FilterContractTest {
    private final UnaryOperator<ImageSource> broken;

    Broken(UnaryOperator<ImageSource> broken) {
      this.broken = broken;
    }

    @Override
    protected FilterProvider<Parameters> provider() {
      return new Lift() {
        @Override
        public Filter create(Parameters parameters) {
          return new BrokenFilter(broken);
        }
      };
    }
  }

  private record BrokenFilter(UnaryOperator<ImageSource> broken) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      return broken.apply(source);
    }

    @Override
    public Reading reading() {
      return Reading.IN_ORDER;
    }
  }
}
