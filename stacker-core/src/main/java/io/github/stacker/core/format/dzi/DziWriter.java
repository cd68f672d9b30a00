package io.github.stacker.core.format.dzi;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.OrderedWork;
import io.github.stacker.core.format.jpeg.JpegParameters;
import io.github.stacker.core.format.jpeg.JpegWriterProvider;
import io.github.stacker.core.format.png.PngParameters;
import io.github.stacker.core.format.png.PngWriterProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes Deep Zoom pictures: {@code name.dzi} and {@code name_files/LEVEL/COLUMN_ROW.jpg}. All
 * levels are made while the picture is pulled once; of each level one row of tiles is held.
 */
final class DziWriter implements FrameWriter {
  /** Rows pulled at once, unless one has more bytes. */
  private static final int BAND_BYTES = 1 << 20;

  private static final long MOST_STRIP_SAMPLES = Integer.MAX_VALUE - 8;

  /** What a file takes at least on most disks. */
  private static final int DISK_BLOCK_BYTES = 4096;

  private final DziParameters parameters;
  private final int threads;
  private final FrameWriter encoder;

  /**
   * Makes a writer.
   *
   * @param parameters how to write
   * @param threads how many threads encode tiles; the files do not depend on it
   */
  DziWriter(DziParameters parameters, int threads) {
    this.parameters = parameters;
    this.threads = threads;
    this.encoder =
        switch (parameters.tiles()) {
          case JPEG ->
              new JpegWriterProvider().create(new JpegParameters(parameters.quality(), "4:2:0"));
          case PNG -> new PngWriterProvider().create(PngParameters.DEFAULT);
        };
  }

  @Override
  public FrameWriter withThreads(int number) {
    return new DziWriter(parameters, number);
  }

  @Override
  public Optional<Path> folderOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return Optional.of(file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "_files"));
  }

  @Override
  public void check(ImageInfo image) {
    if (parameters.tiles() == TileFormat.JPEG && image.hasAlpha()) {
      throw new IllegalArgumentException(
          "JPEG tiles cannot hold alpha; choose \"tiles\": \"png\", or add the filter \"flatten\"");
    }
    encoder.check(tileInfo(image, topGrid(image).largestTile()));
    if (image.samplesPerRow() * topGrid(image).mostStripRows() > MOST_STRIP_SAMPLES) {
      throw new IllegalArgumentException(
          "a row of tiles of %d columns and %d rows is more than can be held; choose a smaller tileSize"
              .formatted(image.width(), topGrid(image).mostStripRows()));
    }
  }

  private TileGrid topGrid(ImageInfo image) {
    return new TileGrid(image.region(), parameters.tileSize(), parameters.overlap());
  }

  /** What goes into each tile beside its samples is the profile that gives its colours meaning. */
  private static ImageInfo tileInfo(ImageInfo image, Region tile) {
    Metadata profile = Metadata.NONE.withColourProfile(image.metadata().colourProfile());
    return image.withSize(tile.width(), tile.height()).withMetadata(profile);
  }

  /** The strips of all levels are twice that of the largest; their shared rows come on top. */
  @Override
  public long workingBytes(ImageInfo image) {
    TileGrid grid = topGrid(image);
    long strips = 2 * image.bytesPerRow() * (grid.mostStripRows() + 2L * parameters.overlap());
    Region tile = grid.largestTile();
    long tileBytes = tile.pixels() * image.bandCount() * image.sampleType().bytes();
    long pieces = OrderedWork.pieces(threads, 1, Long.MAX_VALUE) * tileBytes;
    long encoding = threads * (encoder.workingBytes(tileInfo(image, tile)) + tileBytes);
    int rows = bandRows(image);
    long reducing = 2 * parameters.reduction().of(image).workingBytes(rows);
    return strips + pieces + encoding + rows * image.bytesPerRow() + reducing;
  }

  private static int bandRows(ImageInfo image) {
    return (int) Math.max(1, Math.min(image.height(), BAND_BYTES / image.bytesPerRow()));
  }

  @Override
  public long writtenBytes(ImageInfo image) {
    Pyramid pyramid = new Pyramid(image, parameters);
    long bytes = DISK_BLOCK_BYTES;
    for (int number = 0; number < pyramid.size(); number++) {
      TileGrid grid = pyramid.grid(number, parameters);
      long tile = encoder.writtenBytes(tileInfo(image, grid.largestTile())) + DISK_BLOCK_BYTES;
      bytes += tile * grid.columns() * grid.rows() + DISK_BLOCK_BYTES;
    }
    return bytes;
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    ImageInfo info = image.info();
    check(info);
    Path folder = folderOf(file).orElseThrow();
    int most = OrderedWork.pieces(threads, 1, Long.MAX_VALUE);
    ImageInfo common = tileInfo(info, info.region());
    try (OrderedWork<TileFile> work =
        new OrderedWork<>(
            "tile-writer",
            threads,
            most,
            () -> new TileFile(common, encoder),
            TileFile::throwFailure)) {
      Levels levels = new Levels(new Pyramid(info, parameters), folder, work);
      Tile band = new Tile();
      int rows = bandRows(info);
      for (int y = 0; y < info.height(); y += rows) {
        int count = Math.min(rows, info.height() - y);
        image.read(new Region(0, y, info.width(), count), band);
        levels.take(band);
      }
      work.finish();
    }
    Files.writeString(file, description(info));
  }

  private String description(ImageInfo image) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Image xmlns="http://schemas.microsoft.com/deepzoom/2008"
          Format="%s"
          Overlap="%d"
          TileSize="%d"
          >
          <Size
            Height="%d"
            Width="%d"
          />
        </Image>
        """
        .formatted(
            parameters.tiles().ending(),
            parameters.overlap(),
            parameters.tileSize(),
            image.height(),
            image.width());
  }

  /** The levels of one picture while it is written. */
  private final class Levels {
    private final Pyramid pyramid;
    private final OrderedWork<TileFile> work;
    private final List<LevelStrip> strips = new ArrayList<>();

    Levels(Pyramid pyramid, Path folder, OrderedWork<TileFile> work) throws IOException {
      this.pyramid = pyramid;
      this.work = work;
      for (int number = 0; number < pyramid.size(); number++) {
        Path levelFolder = Files.createDirectories(folder.resolve(Integer.toString(number)));
        strips.add(
            new LevelStrip(
                pyramid.level(number),
                pyramid.grid(number, parameters),
                (strip, tile, column, row) -> write(strip, tile, levelFolder, column, row)));
      }
    }

    /** Takes rows of the whole picture and hands what becomes of them down the levels. */
    void take(Tile rows) throws IOException {
      Tile level = rows;
      for (int number = pyramid.size() - 1; !level.region().isEmpty(); number--) {
        strips.get(number).take(level);
        if (number == 0) {
          return;
        }
        level = pyramid.below(number).reduce(level);
      }
    }

    private void write(Tile strip, Region tile, Path folder, int column, int row)
        throws IOException {
      TileFile piece = work.free();
      String name = column + "_" + row + "." + parameters.tiles().ending();
      piece.fill(strip, tile, folder.resolve(name));
      work.start(piece);
    }
  }
}
