package io.github.stacker.core.format.fits;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.format.FileBytes;
import io.github.stacker.core.format.KnownPictures;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A picture of a FITS file. */
final class FitsFrame implements FrameFile {
  private final FileBytes file;
  private final Limits limits;
  private final ImageInfo info;
  private final Map<String, String> details;
  private final RegionReader reader;

  private FitsFrame(
      FileBytes file,
      Limits limits,
      ImageInfo info,
      Map<String, String> details,
      RegionReader reader) {
    this.file = file;
    this.limits = limits;
    this.info = info;
    this.details = details;
    this.reader = reader;
  }

  /**
   * Opens a file and reads the header of the picture asked for, or those up to the first picture.
   *
   * @param known where the HDUs of files are that were asked for before
   * @throws IOException if it is damaged, of an unsupported kind or beyond the limits
   */
  static FitsFrame open(FrameLocation location, Limits limits, KnownPictures<Long> known)
      throws IOException {
    FileBytes file = FileBytes.open(location.file());
    try {
      HduFinder finder = new HduFinder(file, limits);
      OptionalInt number = location.picture();
      HduFinder.Hdu hdu =
          number.isPresent()
              ? finder.at(
                  number.getAsInt(),
                  known.upTo(location.file(), number.getAsInt(), finder::firstPositions))
              : finder.first();
      return open(file, hdu, limits);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static FitsFrame open(FileBytes file, HduFinder.Hdu hdu, Limits limits)
      throws IOException {
    Header header = hdu.header();
    PictureHeader picture = PictureHeader.of(header, limits);
    Scaling scaling = Scaling.of(header, picture);
    HeaderMetadata metadata = HeaderMetadata.of(hdu);
    ImageInfo info =
        new ImageInfo(
            picture.width(),
            picture.height(),
            picture.bands(),
            scaling.type(),
            picture.isFloating() ? white(header) : scaling.white(),
            metadata.metadata());
    Map<String, String> details = details(hdu, picture, scaling);
    details.putAll(metadata.details());
    RegionReader reader =
        picture.compressed()
            ? TileReader.open(file, header, picture, scaling, limits)
            : new PlainReader(file, picture, header.dataOffset(), Unpacker.of(scaling));
    return new FitsFrame(file, limits, info, Collections.unmodifiableMap(details), reader);
  }

  /** Gives the sample that is white: 1, unless the header says another. */
  private static double white(Header header) {
    try {
      double white = header.number(ResultHeader.WHITE).orElse(1);
      return white > 0 ? white : 1;
    } catch (IOException e) {
      return 1; // a word, of another program
    }
  }

  private static Map<String, String> details(
      HduFinder.Hdu hdu, PictureHeader picture, Scaling scaling) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("stored as", picture.sampleName());
    details.put("scaling", scaling.label());
    scaling.blank().ifPresent(blank -> details.put("blank", String.valueOf(blank)));
    details.put(
        "compression",
        picture.compressed() ? hdu.header().text("ZCMPTYPE").orElse("unknown") : "none");
    details.put("row order", picture.topDown() ? "top-down" : "bottom-up");
    details.put("HDU", hdu.number() == 0 ? "0 (primary)" : String.valueOf(hdu.number()));
    hdu.header().text("EXTNAME").ifPresent(name -> details.put("extension", name));
    return details;
  }

  @Override
  public String format() {
    return "FITS";
  }

  @Override
  public Map<String, String> details() {
    return details;
  }

  @Override
  public List<PictureEntry> pictures() {
    return new HduFinder(file, limits).pictures();
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
  public Access access() {
    return reader.access();
  }

  @Override
  public Optional<Tiling> tiling() {
    return reader.tiling().map(tiles -> tiles.plusWorkingBytes(FileBytes.BUFFER_BYTES));
  }

  @Override
  public long workingBytes() {
    return FileBytes.BUFFER_BYTES + reader.workingBytes();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
