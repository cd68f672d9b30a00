package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks the tags of a directory and makes a picture of them. */
final class PictureParser {
  private static final long UNCOMPRESSED_FAX = 2;

  private final Directory directory;
  private final RandomBytes file;
  private final Limits limits;

  private PictureParser(Directory directory, RandomBytes file, Limits limits) {
    this.directory = directory;
    this.file = file;
    this.limits = limits;
  }

  /**
   * Makes the picture of a directory.
   *
   * @throws IOException if it is damaged, of an unsupported kind or beyond the limits
   */
  static Picture parse(Directory directory, ByteOrder order, RandomBytes file, Limits limits)
      throws IOException {
    return new PictureParser(directory, file, limits).parse(order);
  }

  private Picture parse(ByteOrder order) throws IOException {
    Codec codec = Codec.ofCode(directory.number(Tags.COMPRESSION, 1));
    PixelFormat stored = parsePixels();
    NoData noData = NoData.of(directory, stored.format(), stored.bits());
    boolean colourIsNone = stored.palette().isPresent() && noData.applies();
    PixelFormat pixels = colourIsNone ? stored.withoutColour((int) noData.number()) : stored;
    Predictor predictor = predictor(codec, pixels);
    SegmentGrid grid = parseGrid(pixels);
    Optional<Ycbcr> ycbcr = ycbcr(codec, pixels, grid, predictor);
    boolean subsampled = ycbcr.filter(Ycbcr::isSubsampled).isPresent();
    SegmentTable table =
        codec == Codec.NONE && !subsampled ? parseUncompressed(grid) : parseCompressed(grid);
    if (ycbcr.isPresent() && table.hasEmpty()) {
      throw new IOException("YCbCr with segments that are left out is not supported");
    }
    byte[] tables = codec == Codec.JPEG ? jpegTables(grid, table, pixels) : new byte[0];
    long fax = codec.isFax() ? faxOptions(codec, grid, pixels) : 0;
    boolean reversed = hasReversedBits();
    return new Picture(
        grid, table, pixels, codec, predictor, order, tables, fax, reversed, noData, ycbcr);
  }

  private Predictor predictor(Codec codec, PixelFormat pixels) throws IOException {
    if (codec == Codec.NONE || codec == Codec.JPEG || codec.isFax()) {
      return Predictor.NONE;
    }
    Predictor predictor = Predictor.ofCode(directory.number(Tags.PREDICTOR, 1));
    checkPredictor(predictor, pixels);
    return predictor;
  }

  private Optional<Ycbcr> ycbcr(
      Codec codec, PixelFormat pixels, SegmentGrid grid, Predictor predictor) throws IOException {
    if (pixels.photometric() != Photometric.YCBCR || codec == Codec.JPEG) {
      return Optional.empty();
    }
    Ycbcr ycbcr = Ycbcr.of(directory, pixels, grid.planes() > 1);
    if (ycbcr.isSubsampled() && predictor != Predictor.NONE) {
      throw new IOException("a predictor of subsampled YCbCr is not supported");
    }
    return Optional.of(ycbcr);
  }

  private long faxOptions(Codec codec, SegmentGrid grid, PixelFormat pixels) throws IOException {
    if (grid.pixelBits() != 1 || pixels.palette().isPresent()) {
      throw new IOException(codec.label() + " of more than one bit a pixel is not supported");
    }
    if (grid.segmentBytes() > StreamReader.LARGE_STRIP_BYTES) {
      throw new IOException(codec.label() + " in such large segments is not supported");
    }
    int tag = codec == Codec.CCITT_4 ? Tags.T6_OPTIONS : Tags.T4_OPTIONS;
    long options = codec == Codec.CCITT_RLE ? 0 : directory.number(tag, 0);
    if ((options & UNCOMPRESSED_FAX) != 0) {
      throw new IOException(codec.label() + " with uncompressed parts is not supported");
    }
    return options;
  }

  private byte[] jpegTables(SegmentGrid grid, SegmentTable table, PixelFormat pixels)
      throws IOException {
    if (pixels.bits() != 8 || pixels.format() != SampleFormat.UNSIGNED) {
      throw new IOException(
          "JPEG with %s samples of %d bits is not supported"
              .formatted(pixels.format().label(), pixels.bits()));
    }
    if (table.mostByteCount() > JpegDecoder.MOST_BYTES) {
      throw new IOException(
          "a segment of %d bytes of JPEG is more than the %d that are kept in memory"
              .formatted(table.mostByteCount(), JpegDecoder.MOST_BYTES));
    }
    if (pixels.samples() == 4
        && grid.planes() == 1
        && grid.segmentBytes() > JpegDecoder.MOST_BYTES) {
      throw new IOException("JPEG of four bands in such large segments is not supported");
    }
    boolean convertible = pixels.samples() == 3 && grid.planes() == 1;
    if (pixels.photometric() == Photometric.YCBCR && !convertible) {
      throw new IOException("YCbCr with other bands, or band by band, is not supported");
    }
    return directory.field(Tags.JPEG_TABLES).map(Field::data).orElse(new byte[0]);
  }

  private PixelFormat parsePixels() throws IOException {
    long samples = directory.number(Tags.SAMPLES_PER_PIXEL, 1);
    if (samples < 1 || samples > limits.bands()) {
      throw new IOException(samples + " bands, not 1 to " + limits.bands());
    }
    long bits = sharedNumber(Tags.BITS_PER_SAMPLE, 1);
    if (bits < 1 || bits > 64) {
      throw new IOException("samples of " + bits + " bits are not supported");
    }
    SampleFormat format = SampleFormat.ofCode(sharedNumber(Tags.SAMPLE_FORMAT, 1));
    long colours = samples >= 3 ? Photometric.RGB.ordinal() : Photometric.MIN_IS_BLACK.ordinal();
    Photometric photometric = Photometric.ofCode(directory.number(Tags.PHOTOMETRIC, colours));
    if (samples < photometric.colourSamples()) {
      throw new IOException(
          "%d samples a pixel are too few for %s".formatted(samples, photometric.label()));
    }
    if (photometric == Photometric.MIN_IS_WHITE && format != SampleFormat.UNSIGNED) {
      throw new IOException("MinIsWhite with " + format.label() + " samples is not supported");
    }
    return photometric == Photometric.PALETTE
        ? palettePixels(format, (int) bits, (int) samples)
        : plainPixels(format, (int) bits, (int) samples, photometric);
  }

  private PixelFormat plainPixels(
      SampleFormat format, int bits, int samples, Photometric photometric) throws IOException {
    SampleType type = format.sampleType(bits);
    List<Band> bands = bands(photometric, samples);
    double white =
        format == SampleFormat.FLOATING ? WhiteLevel.read(directory) : format.white(bits);
    return new PixelFormat(
        format, bits, samples, photometric, Optional.empty(), bands, type, white);
  }

  private PixelFormat palettePixels(SampleFormat format, int bits, int samples) throws IOException {
    if (samples > 1) {
      throw new IOException(
          "a palette with %d extra samples a pixel is not supported".formatted(samples - 1));
    }
    if (format != SampleFormat.UNSIGNED || bits > 16) {
      throw new IOException(
          "a palette with %s samples of %d bits is not supported".formatted(format.label(), bits));
    }
    Palette palette = Palette.of(directory.requiredNumbers(Tags.COLOR_MAP), bits);
    List<Band> bands = List.of(Band.RED, Band.GREEN, Band.BLUE);
    return new PixelFormat(
        format,
        bits,
        1,
        Photometric.PALETTE,
        Optional.of(palette),
        bands,
        palette.type(),
        palette.type().white());
  }

  private List<Band> bands(Photometric photometric, int samples) throws IOException {
    List<Band> bands = new ArrayList<>();
    bands.addAll(photometric.colourBands());
    Optional<Field> extras = directory.field(Tags.EXTRA_SAMPLES);
    int colours = bands.size();
    for (int i = colours; i < samples; i++) {
      bands.add(Band.OTHER);
    }
    int last = samples - colours - 1;
    if (last >= 0 && extras.isPresent() && extras.get().count() > last) {
      long meaning = extras.get().number(last);
      bands.set(samples - 1, meaning == 1 || meaning == 2 ? Band.ALPHA : Band.OTHER);
    }
    return List.copyOf(bands);
  }

  /** Gives the number that a tag has for every sample. */
  private long sharedNumber(int tag, long otherwise) throws IOException {
    Optional<Field> field = directory.field(tag);
    if (field.isEmpty()) {
      return otherwise;
    }
    long first = field.get().number(0);
    for (int i = 1; i < field.get().count(); i++) {
      if (field.get().number(i) != first) {
        throw new IOException(
            "bands that differ in %s (%d and %d) are not supported"
                .formatted(Tags.name(tag), first, field.get().number(i)));
      }
    }
    return first;
  }

  private static void checkPredictor(Predictor predictor, PixelFormat pixels) throws IOException {
    boolean possible =
        switch (predictor) {
          case NONE -> true;
          case HORIZONTAL -> List.of(8, 16, 32, 64).contains(pixels.bits());
          case FLOATING_POINT -> pixels.format() == SampleFormat.FLOATING;
        };
    if (!possible) {
      throw new IOException(
          "the %s predictor with %s samples of %d bits is not supported"
              .formatted(predictor.label(), pixels.format().label(), pixels.bits()));
    }
  }

  private SegmentGrid parseGrid(PixelFormat pixels) throws IOException {
    int width = side(Tags.IMAGE_WIDTH, directory.requiredNumber(Tags.IMAGE_WIDTH));
    int height = side(Tags.IMAGE_LENGTH, directory.requiredNumber(Tags.IMAGE_LENGTH));
    if ((long) width * height > limits.pixels()) {
      throw new IOException(
          "%dx%d pixels are more than the %d allowed".formatted(width, height, limits.pixels()));
    }
    long planar = directory.number(Tags.PLANAR_CONFIGURATION, 1);
    if (planar != 1 && planar != 2) {
      throw new IOException("planar configuration " + planar + " is not known");
    }
    int planes = planar == 2 ? pixels.samples() : 1;
    int pixelBits = pixels.bits() * pixels.samples() / planes;
    if (directory.has(Tags.TILE_WIDTH)) {
      int tileWidth = side(Tags.TILE_WIDTH, directory.requiredNumber(Tags.TILE_WIDTH));
      int tileHeight = side(Tags.TILE_LENGTH, directory.requiredNumber(Tags.TILE_LENGTH));
      return new SegmentGrid(width, height, true, tileWidth, tileHeight, planes, pixelBits);
    }
    long rows = Math.min(height, directory.number(Tags.ROWS_PER_STRIP, height));
    int strip = side(Tags.ROWS_PER_STRIP, rows);
    return new SegmentGrid(width, height, false, width, strip, planes, pixelBits);
  }

  private static int side(int tag, long number) throws IOException {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new IOException(
          "%s is %d, not 1 to %d".formatted(Tags.name(tag), number, Integer.MAX_VALUE));
    }
    return (int) number;
  }

  private SegmentTable parseUncompressed(SegmentGrid grid) throws IOException {
    long[] offsets = segmentNumbers(grid, Tags.TILE_OFFSETS, Tags.STRIP_OFFSETS);
    checkTotal(grid, offsets, 1);
    long[] counts =
        SegmentTable.hasEmpty(offsets) && hasByteCounts()
            ? segmentNumbers(grid, Tags.TILE_BYTE_COUNTS, Tags.STRIP_BYTE_COUNTS)
            : new long[0];
    return SegmentTable.ofUncompressed(grid, offsets, counts, file);
  }

  private boolean hasByteCounts() {
    return directory.has(Tags.TILE_BYTE_COUNTS) || directory.has(Tags.STRIP_BYTE_COUNTS);
  }

  private SegmentTable parseCompressed(SegmentGrid grid) throws IOException {
    long rowBytes = grid.rowBytes();
    if (rowBytes > limits.wholeBytes()
        || (grid.tiled() && grid.segmentBytes() > limits.wholeBytes())) {
      throw new IOException(
          "compressed %s of %dx%d pixels are too large"
              .formatted(
                  grid.tiled() ? "tiles" : "strips", grid.segmentWidth(), grid.segmentHeight()));
    }
    long[] offsets = segmentNumbers(grid, Tags.TILE_OFFSETS, Tags.STRIP_OFFSETS);
    checkTotal(grid, offsets, limits.expansion());
    long[] counts = segmentNumbers(grid, Tags.TILE_BYTE_COUNTS, Tags.STRIP_BYTE_COUNTS);
    return SegmentTable.ofCompressed(grid, offsets, counts, file, limits.expansion());
  }

  /** Segments that the file leaves out need no room. */
  private void checkTotal(SegmentGrid grid, long[] offsets, long expansion) throws IOException {
    double total = 0;
    for (int i = 0; i < offsets.length; i++) {
      total += offsets[i] == 0 ? 0 : grid.segmentBytes(i);
    }
    if (total > (double) file.size() * expansion) {
      throw new IOException(
          "%dx%d pixels need %.0f bytes of samples, more than a file of %d bytes can hold"
              .formatted(grid.width(), grid.height(), total, file.size()));
    }
  }

  private long[] segmentNumbers(SegmentGrid grid, int tileTag, int stripTag) throws IOException {
    int tag = grid.tiled() && directory.has(tileTag) ? tileTag : stripTag;
    long[] numbers = directory.requiredNumbers(tag);
    long wanted = grid.count();
    if (numbers.length < wanted) {
      throw new IOException(
          "%s has %d numbers where the picture needs %d"
              .formatted(Tags.name(tag), numbers.length, wanted));
    }
    return numbers.length == wanted ? numbers : Arrays.copyOf(numbers, (int) wanted);
  }

  private boolean hasReversedBits() throws IOException {
    long fillOrder = directory.number(Tags.FILL_ORDER, 1);
    if (fillOrder != 1 && fillOrder != 2) {
      throw new IOException("fill order " + fillOrder + " is not known");
    }
    return fillOrder == 2;
  }
}
