package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the directories of a picture, of its reduced sizes and of its EXIF block. */
final class PictureDirectories {
  private static final Logger LOG = LoggerFactory.getLogger(PictureDirectories.class);
  private static final int REDUCED = 1;
  private static final int UNSPECIFIED_EXTRA = 0;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int INCHES = 2;

  private final ImageInfo info;
  private final WritePlan plan;
  private final TiffOutput out;

  PictureDirectories(ImageInfo info, WritePlan plan, TiffOutput out) {
    this.info = info;
    this.plan = plan;
    this.out = out;
  }

  /**
   * Writes all directories.
   *
   * @param places where the segments of each size are, the largest first
   * @return the position of the first one
   */
  long write(List<SegmentPlaces> places) throws IOException {
    DirectoryBuilder main = builder(places.get(0));
    putMetadata(info.metadata(), main);
    ExifFields exif = exif(info.metadata());
    exif.main().forEach(main::put);
    putDirectory(Tags.EXIF_DIRECTORY, exif.exif(), main);
    putDirectory(Tags.GPS_DIRECTORY, exif.gps(), main);
    List<SegmentPlaces> reduced = places.subList(1, places.size());
    if (plan.pyramid() == Pyramid.PAGES) {
      return write(main, writePages(reduced));
    }
    if (!reduced.isEmpty()) {
      main.put(ofPositions(Tags.SUB_DIRECTORIES, writeEach(reduced)));
    }
    return write(main, 0);
  }

  /** Writes a list of directories from its end, as each tells where the next one is. */
  private long writePages(List<SegmentPlaces> reduced) throws IOException {
    long following = 0;
    for (int level = reduced.size() - 1; level >= 0; level--) {
      following = write(reducedBuilder(reduced.get(level)), following);
    }
    return following;
  }

  private long[] writeEach(List<SegmentPlaces> reduced) throws IOException {
    long[] positions = new long[reduced.size()];
    for (int level = 0; level < positions.length; level++) {
      positions[level] = write(reducedBuilder(reduced.get(level)), 0);
    }
    return positions;
  }

  private DirectoryBuilder reducedBuilder(SegmentPlaces places) {
    return builder(places)
        .put(Field.ofLong(Tags.NEW_SUBFILE_TYPE, REDUCED))
        .put(Field.ofShorts(Tags.ORIENTATION, info.metadata().orientation().tag()));
  }

  private DirectoryBuilder builder(SegmentPlaces places) {
    SegmentGrid grid = places.grid();
    DirectoryBuilder directory = new DirectoryBuilder(plan.big());
    directory
        .put(Field.ofLong(Tags.IMAGE_WIDTH, grid.width()))
        .put(Field.ofLong(Tags.IMAGE_LENGTH, grid.height()));
    putSamples(directory);
    if (grid.tiled()) {
      directory
          .put(Field.ofLong(Tags.TILE_WIDTH, grid.segmentWidth()))
          .put(Field.ofLong(Tags.TILE_LENGTH, grid.segmentHeight()));
    } else {
      directory.put(Field.ofLong(Tags.ROWS_PER_STRIP, grid.segmentHeight()));
    }
    places.putFields(directory, plan.big());
    return directory;
  }

  private void putSamples(DirectoryBuilder directory) {
    int bands = info.bandCount();
    int[] extras =
        info.bands().stream()
            .skip(plan.photometric().colourSamples())
            .mapToInt(band -> band == Band.ALPHA ? UNASSOCIATED_ALPHA : UNSPECIFIED_EXTRA)
            .toArray();
    directory
        .put(repeated(Tags.BITS_PER_SAMPLE, 8 * info.sampleType().bytes(), bands))
        .put(repeated(Tags.SAMPLE_FORMAT, info.sampleType().isInteger() ? 1 : 3, bands))
        .put(Field.ofShorts(Tags.COMPRESSION, plan.compressionCode()))
        .put(Field.ofShorts(Tags.PHOTOMETRIC, plan.photometric().ordinal()))
        .put(Field.ofShorts(Tags.SAMPLES_PER_PIXEL, bands))
        .put(Field.ofShorts(Tags.PLANAR_CONFIGURATION, 1));
    WhiteLevel.fields(info).forEach(directory::put);
    if (extras.length > 0) {
      directory.put(Field.ofShorts(Tags.EXTRA_SAMPLES, extras));
    }
    if (plan.predictor() != Predictor.NONE) {
      directory.put(Field.ofShorts(Tags.PREDICTOR, plan.predictor().code()));
    }
  }

  private static Field repeated(int tag, int number, int count) {
    int[] numbers = new int[count];
    Arrays.fill(numbers, number);
    return Field.ofShorts(tag, numbers);
  }

  private static void putMetadata(Metadata metadata, DirectoryBuilder main) {
    main.put(Field.ofShorts(Tags.ORIENTATION, metadata.orientation().tag()));
    metadata
        .resolution()
        .ifPresent(
            resolution ->
                main.put(Field.ofRational(Tags.X_RESOLUTION, resolution.x()))
                    .put(Field.ofRational(Tags.Y_RESOLUTION, resolution.y()))
                    .put(Field.ofShorts(Tags.RESOLUTION_UNIT, INCHES)));
    metadata
        .placement()
        .ifPresent(
            placement -> PositionTags.of(placement, metadata.resolution()).forEach(main::put));
    metadata
        .colourProfile()
        .ifPresent(
            profile ->
                main.put(new Field(Tags.ICC_PROFILE, FieldType.UNDEFINED, profile.toArray())));
  }

  /** Gives the fields of the EXIF block, without those that tell the size of its old picture. */
  private static ExifFields exif(Metadata metadata) {
    if (metadata.exif().isEmpty()) {
      return ExifFields.NONE;
    }
    Blob block = metadata.exif().get();
    try {
      ExifFields fields = ExifFields.parse(block);
      List<Field> kept =
          fields.exif().stream()
              .filter(field -> field.tag() != Tags.PIXEL_X_DIMENSION)
              .filter(field -> field.tag() != Tags.PIXEL_Y_DIMENSION)
              .toList();
      return new ExifFields(fields.main(), kept, fields.gps());
    } catch (IOException e) {
      LOG.warn("the EXIF block ({}) is left out of the file: {}", block, e.getMessage());
      return ExifFields.NONE;
    }
  }

  private void putDirectory(int tag, List<Field> fields, DirectoryBuilder main) throws IOException {
    if (fields.isEmpty()) {
      return;
    }
    DirectoryBuilder directory = new DirectoryBuilder(plan.big());
    fields.forEach(directory::put);
    Field pointer = ofPositions(tag, write(directory, 0));
    main.put(plan.big() ? pointer : new Field(tag, FieldType.LONG, pointer.data()));
  }

  private Field ofPositions(int tag, long... positions) {
    byte[] data =
        Field.ofOffsets(tag, LongStream.of(positions), positions.length, plan.big()).data();
    return new Field(tag, plan.big() ? FieldType.IFD8 : FieldType.IFD, data);
  }

  private long write(DirectoryBuilder directory, long following) throws IOException {
    out.align(8);
    long position = out.position();
    byte[] bytes = directory.build(position, following);
    out.write(bytes, 0, bytes.length);
    return position;
  }
}
