package io.github.stacker.core.format.tiff;

import java.util.Map;

/** The tags that are read and written. */
final class Tags {
  static final int NEW_SUBFILE_TYPE = 254;
  static final int SUBFILE_TYPE = 255;
  static final int IMAGE_WIDTH = 256;
  static final int IMAGE_LENGTH = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int IMAGE_DESCRIPTION = 270;
  static final int MAKE = 271;
  static final int MODEL = 272;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int PLANAR_CONFIGURATION = 284;
  static final int X_POSITION = 286;
  static final int Y_POSITION = 287;
  static final int T4_OPTIONS = 292;
  static final int T6_OPTIONS = 293;
  static final int RESOLUTION_UNIT = 296;
  static final int SOFTWARE = 305;
  static final int DATE_TIME = 306;
  static final int ARTIST = 315;
  static final int PREDICTOR = 317;
  static final int COLOR_MAP = 320;
  static final int TILE_WIDTH = 322;
  static final int TILE_LENGTH = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SUB_DIRECTORIES = 330;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;
  static final int LEAST_SAMPLE = 340;
  static final int LARGEST_SAMPLE = 341;
  static final int JPEG_TABLES = 347;
  static final int YCBCR_COEFFICIENTS = 529;
  static final int YCBCR_SUBSAMPLING = 530;
  static final int REFERENCE_BLACK_WHITE = 532;
  static final int IMAGE_FULL_WIDTH = 33300;
  static final int IMAGE_FULL_LENGTH = 33301;
  static final int COPYRIGHT = 33432;
  static final int EXPOSURE_TIME = 33434;
  static final int ICC_PROFILE = 34675;
  static final int EXIF_DIRECTORY = 34665;
  static final int GPS_DIRECTORY = 34853;
  static final int DATE_TIME_ORIGINAL = 36867;
  static final int PIXEL_X_DIMENSION = 40962;
  static final int PIXEL_Y_DIMENSION = 40963;
  static final int INTEROPERABILITY_DIRECTORY = 40965;
  static final int NO_DATA = 42113;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(NEW_SUBFILE_TYPE, "NewSubfileType"),
          Map.entry(SUBFILE_TYPE, "SubfileType"),
          Map.entry(SUB_DIRECTORIES, "SubIFDs"),
          Map.entry(IMAGE_WIDTH, "ImageWidth"),
          Map.entry(IMAGE_LENGTH, "ImageLength"),
          Map.entry(BITS_PER_SAMPLE, "BitsPerSample"),
          Map.entry(COMPRESSION, "Compression"),
          Map.entry(PHOTOMETRIC, "PhotometricInterpretation"),
          Map.entry(FILL_ORDER, "FillOrder"),
          Map.entry(STRIP_OFFSETS, "StripOffsets"),
          Map.entry(ORIENTATION, "Orientation"),
          Map.entry(SAMPLES_PER_PIXEL, "SamplesPerPixel"),
          Map.entry(ROWS_PER_STRIP, "RowsPerStrip"),
          Map.entry(STRIP_BYTE_COUNTS, "StripByteCounts"),
          Map.entry(PLANAR_CONFIGURATION, "PlanarConfiguration"),
          Map.entry(X_POSITION, "XPosition"),
          Map.entry(Y_POSITION, "YPosition"),
          Map.entry(IMAGE_FULL_WIDTH, "ImageFullWidth"),
          Map.entry(IMAGE_FULL_LENGTH, "ImageFullLength"),
          Map.entry(PREDICTOR, "Predictor"),
          Map.entry(COLOR_MAP, "ColorMap"),
          Map.entry(TILE_WIDTH, "TileWidth"),
          Map.entry(TILE_LENGTH, "TileLength"),
          Map.entry(TILE_OFFSETS, "TileOffsets"),
          Map.entry(TILE_BYTE_COUNTS, "TileByteCounts"),
          Map.entry(EXTRA_SAMPLES, "ExtraSamples"),
          Map.entry(YCBCR_COEFFICIENTS, "YCbCrCoefficients"),
          Map.entry(YCBCR_SUBSAMPLING, "YCbCrSubSampling"),
          Map.entry(REFERENCE_BLACK_WHITE, "ReferenceBlackWhite"),
          Map.entry(JPEG_TABLES, "JPEGTables"),
          Map.entry(SAMPLE_FORMAT, "SampleFormat"));

  private Tags() {}

  /** Gives the name by which messages call a tag. */
  static String name(int tag) {
    String name = NAMES.get(tag);
    return name == null ? "tag " + tag : "tag " + tag + " (" + name + ")";
  }
}
