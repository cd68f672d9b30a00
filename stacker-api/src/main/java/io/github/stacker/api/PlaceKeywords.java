package io.github.stacker.api;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keywords that belong to columns and rows: world coordinates, colour mosaic, sections.
 *
 * <p>Rows are counted from 1 at the bottom, as FITS has them, unless the keyword {@code ROWORDER}
 * is {@code TOP-DOWN}; the mosaic is that at the top left of the picture.
 *
 * <p>Where pixels move, world coordinates move with them, and where they stay whole, so does the
 * mosaic; sections, which tell of the sensor, are left out. World coordinates are those of <a
 * href="https://fits.gsfc.nasa.gov/fits_wcs.html">FITS</a>, with the polynomials called SIP.
 */
public final class PlaceKeywords {
  private static final Pattern WORLD =
      Pattern.compile(
          "(CTYPE|CRPIX|CRVAL|CDELT|CUNIT|CROTA|CRDER|CSYER)\\d+[A-Z]?|(PC|CD|PV|PS)\\d+_\\d+[A-Z]?|(PC|CD)\\d{6}"
              + "|[AB]P?_(\\d+_\\d+|ORDER|DMAX)|WCSAXES[A-Z]?|WCSNAME[A-Z]?|LONPOLE[A-Z]?"
              + "|LATPOLE[A-Z]?|PLTSOLVD");

  private static final Pattern MOSAIC = Pattern.compile("BAYERPAT|COLORTYP|[XY]BAYROFF");

  private static final Pattern SECTION =
      Pattern.compile("[XY]ORGSUBF|(DATA|BIAS|TRIM|CCD|DET|AMP)SEC|LTV\\d|LTM\\d_\\d");

  private PlaceKeywords() {}

  /**
   * Leaves them out, for a picture whose pixels are elsewhere.
   *
   * @param keywords those of a picture
   * @return those that do not belong to places
   */
  public static List<Keyword> without(List<Keyword> keywords) {
    return without(keywords, WORLD, MOSAIC, SECTION);
  }

  /**
   * Describes an image that no longer is a mosaic, as where samples of several of its pixels are
   * mixed. World coordinates stay.
   *
   * @param image what it is otherwise
   * @return the same without the keywords of a mosaic
   */
  public static ImageInfo withoutMosaic(ImageInfo image) {
    Metadata metadata = image.metadata();
    return image.withMetadata(metadata.withKeywords(without(metadata.keywords(), MOSAIC)));
  }

  private static List<Keyword> without(List<Keyword> keywords, Pattern... kinds) {
    return keywords.stream().filter(keyword -> !isOneOf(keyword, kinds)).toList();
  }

  private static boolean isOneOf(Keyword keyword, Pattern... kinds) {
    for (Pattern kind : kinds) {
      if (kind.matcher(keyword.name()).matches()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives the keywords of a part of an image, or of a larger one with the image in it.
   *
   * @param image the image before
   * @param box the region that becomes an image; may reach beyond it
   * @return the keywords afterwards
   */
  public static List<Keyword> cropped(ImageInfo image, Region box) {
    return box.equals(image.region())
        ? image.metadata().keywords()
        : moved(image, PixelMove.cropping(box), box.height());
  }

  /**
   * Gives the keywords of a turned or mirrored image.
   *
   * @param image the image before
   * @param orientation what is done to its columns and rows
   * @return the keywords afterwards
   */
  public static List<Keyword> turned(ImageInfo image, Orientation orientation) {
    int height = orientation.swapsSides() ? image.width() : image.height();
    return orientation == Orientation.UPRIGHT
        ? image.metadata().keywords()
        : moved(image, PixelMove.turning(orientation, image.width(), image.height()), height);
  }

  /**
   * Gives the keywords of an image with pixels of another size, laid over it from its upper left
   * corner. They tell of no mosaic.
   *
   * @param image the image before
   * @param height rows afterwards
   * @param across columns of the image that one afterwards is wide, above 0
   * @param down rows of the image that one afterwards is high, above 0
   * @return the keywords afterwards
   */
  public static List<Keyword> resized(ImageInfo image, int height, double across, double down) {
    List<Keyword> keywords = without(image.metadata().keywords(), SECTION, MOSAIC);
    return moved(keywords, AxisMove.resizing(across, down), image.height(), height);
  }

  private static List<Keyword> moved(ImageInfo image, PixelMove move, int height) {
    List<Keyword> all = without(image.metadata().keywords(), SECTION);
    List<Keyword> mosaic = MosaicKeywords.moved(all, move).orElseGet(() -> without(all, MOSAIC));
    return moved(mosaic, AxisMove.of(move), image.height(), height);
  }

  private static List<Keyword> moved(
      List<Keyword> keywords, AxisMove fromTop, int height, int newHeight) {
    AxisMove move = isTopDown(keywords) ? fromTop : fromTop.upwards(height, newHeight);
    return WorldKeywords.moved(keywords, move).orElseGet(() -> without(keywords, WORLD));
  }

  private static boolean isTopDown(List<Keyword> keywords) {
    return keywords.stream()
        .filter(keyword -> keyword.name().equals("ROWORDER"))
        .anyMatch(keyword -> keyword.value().strip().equalsIgnoreCase("TOP-DOWN"));
  }
}
