package io.github.stacker.core.format.tiff;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.FileBytes;
import io.github.stacker.core.format.KnownPictures;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A picture of a TIFF file. */
final class TiffFrame implements FrameFile {
  private final SampleFile file;
  private final DirectoryReader directories;
  private final String format;
  private final Picture picture;
  private final ImageInfo info;
  private final Map<String, String> details;
  private final SegmentDecoding decoding;
  private final RegionReader reader;

  private TiffFrame(
      SampleFile file,
      DirectoryReader directories,
      String format,
      Picture picture,
      ImageInfo info,
      Map<String, String> details,
      SegmentDecoding decoding,
      RegionReader reader) {
    this.file = file;
    this.directories = directories;
    this.format = format;
    this.picture = picture;
    this.info = info;
    this.details = details;
    this.decoding = decoding;
    this.reader = reader;
  }

  /**
   * Opens a file and reads the directory of one picture, the first if none is chosen.
   *
   * @param known where the pictures of files are that were asked for before
   * @throws IOException if it is damaged, of an unsupported kind or beyond the limits
   */
  static TiffFrame open(
      FrameLocation location,
      Limits limits,
      Decoding decoding,
      KnownPictures<PictureWalk.Step> known)
      throws IOException {
    SampleFile file = SampleFile.open(location.file());
    try {
      DirectoryReader directories = DirectoryReader.open(file, limits);
      Directory directory = directory(location, directories, known);
      return open(file, directories, directory, limits, decoding);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static Directory directory(
      FrameLocation location, DirectoryReader directories, KnownPictures<PictureWalk.Step> known)
      throws IOException {
    int number = location.picture().orElse(0);
    if (number == 0) {
      return directories.first();
    }
    List<PictureWalk.Step> steps =
        known.upTo(location.file(), number, most -> PictureWalk.first(directories, most));
    if (number >= steps.size()) {
      throw new IOException(
          "picture %d is asked for, but the file holds %d, numbered from 0"
              .formatted(number, steps.size()));
    }
    Optional<String> damage = steps.get(number).damage();
    if (damage.isPresent()) {
      throw new IOException(damage.get());
    }
    return directories.read(steps.get(number).position());
  }

  private static TiffFrame open(
      SampleFile file,
      DirectoryReader directories,
      Directory directory,
      Limits limits,
      Decoding decoding)
      throws IOException {
    Picture picture = PictureParser.parse(directory, directories.order(), file, limits);
    MetadataReader metadata = new MetadataReader(directory, directories, limits);
    SegmentGrid grid = picture.grid();
    PixelFormat pixels = picture.pixels();
    ImageInfo info =
        new ImageInfo(
            grid.width(),
            grid.height(),
            picture.bands(),
            pixels.type(),
            pixels.white(),
            metadata.read());
    Map<String, String> details = details(picture, metadata.damaged());
    String format = directories.isBig() ? "BigTIFF" : "TIFF";
    SegmentDecoding segments = SegmentDecoding.of(picture, decoding);
    RegionReader reader = RegionReader.of(file, picture, segments);
    return new TiffFrame(file, directories, format, picture, info, details, segments, reader);
  }

  private static Map<String, String> details(Picture picture, List<String> damaged) {
    SegmentGrid grid = picture.grid();
    PixelFormat pixels = picture.pixels();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("bits per sample", String.valueOf(pixels.bits()));
    details.put("sample format", pixels.format().label());
    if (pixels.format() == SampleFormat.FLOATING && pixels.white() != 1) {
      details.put("white", String.valueOf(pixels.white()));
    }
    details.put("photometric", pixels.photometric().label());
    details.put("compression", picture.codec().label());
    details.put("predictor", picture.predictor().label());
    details.put(
        "layout",
        grid.tiled()
            ? "tiles of %dx%d".formatted(grid.segmentWidth(), grid.segmentHeight())
            : "strips of %d rows".formatted(grid.segmentHeight()));
    details.put("bands", picture.isPlanar() ? "one after the other" : "interleaved");
    details.put(
        "byte order", picture.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian");
    if (!picture.noData().description().isEmpty()) {
      details.put("no-data number", picture.noData().description());
    }
    if (!damaged.isEmpty()) {
      details.put("damaged, left out", String.join(", ", damaged));
    }
    return Collections.unmodifiableMap(details);
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public Map<String, String> details() {
    return details;
  }

  @Override
  public List<PictureEntry> pictures() {
    return new PictureLister(directories).list();
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    if (!region.isEmpty()) {
      reader.read(region, into);
    }
  }

  @Override
  public Optional<String> decoder() {
    return decoding.decoder();
  }

  @Override
  public long nativeBytes() {
    return decoding.nativeBytes();
  }

  @Override
  public Access access() {
    return reader.access();
  }

  @Override
  public Optional<Tiling> tiling() {
    SegmentGrid grid = picture.grid();
    if (!grid.tiled() && access() != Access.TILES) {
      return Optional.empty();
    }
    int rows = Math.min(grid.segmentHeight(), grid.height());
    return Optional.of(Tiling.of(grid.segmentWidth(), rows, fileBytes() + reader.columnBytes()));
  }

  @Override
  public long workingBytes() {
    return fileBytes() + reader.workingBytes();
  }

  private long fileBytes() {
    return FileBytes.BUFFER_BYTES + picture.table().bytes();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    file.close();
  }
}
