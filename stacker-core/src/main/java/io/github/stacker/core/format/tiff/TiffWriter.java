package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes TIFF and BigTIFF, little-endian and interleaved: header, segments, directories. It holds
 * one strip or one row of tiles.
 */
final class TiffWriter implements FrameWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TiffWriter.class);
  private static final int UNSPECIFIED_EXTRA = 0;
  private static final int UNASSOCIATED_ALPHA = 2;
  private static final int INCHES = 2;

  private final TiffParameters parameters;

  TiffWriter(TiffParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void check(ImageInfo image) {
    WritePlan.of(image, parameters);
  }

  /** A row of strips or tiles as it is pulled, and one segment twice: as bytes, and compressed. */
  @Override
  public long workingBytes(ImageInfo image) {
    SegmentGrid grid = WritePlan.of(image, parameters).grid();
    return image.bytesPerRow() * grid.segmentHeight() + 2 * grid.segmentBytes();
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    ImageInfo info = image.info();
    WritePlan plan = WritePlan.of(info, parameters);
    try (TiffOutput out = TiffOutput.create(file);
        SegmentWriter segments = new SegmentWriter(plan, info.bandCount(), out)) {
      byte[] header = new byte[plan.big() ? 16 : 8];
      out.write(header, 0, header.length);
      writeSegments(image, plan.grid().segmentHeight(), segments);
      long directory = writeDirectories(info, plan, segments, out);
      out.writeHeader(header(directory, plan.big()));
    }
  }

  private static void writeSegments(ImageSource image, int rowsAtOnce, SegmentWriter segments)
      throws IOException {
    ImageInfo info = image.info();
    Tile band = new Tile();
    for (int y = 0; y < info.height(); ) {
      int rows = Math.min(rowsAtOnce, info.height() - y);
      image.read(new Region(0, y, info.width(), rows), band);
      segments.write(band);
      y += rows;
    }
  }

  /** Writes all directories and gives the position of the main one. */
  private static long writeDirectories(
      ImageInfo info, WritePlan plan, SegmentWriter segments, TiffOutput out) throws IOException {
    DirectoryBuilder main = new DirectoryBuilder(plan.big());
    putPicture(info, plan, main);
    main.put(segments.offsetsField()).put(segments.byteCountsField());
    putMetadata(info.metadata(), main);
    ExifFields exif = exif(info.metadata());
    exif.main().forEach(main::put);
    putDirectory(Tags.EXIF_DIRECTORY, exif.exif(), plan.big(), main, out);
    putDirectory(Tags.GPS_DIRECTORY, exif.gps(), plan.big(), main, out);
    return writeDirectory(main, out);
  }

  private static void putPicture(ImageInfo info, WritePlan plan, DirectoryBuilder main) {
    SegmentGrid grid = plan.grid();
    int bands = info.bandCount();
    int[] extras =
        info.bands().stream()
            .skip(plan.photometric().colourSamples())
            .mapToInt(band -> band == Band.ALPHA ? UNASSOCIATED_ALPHA : UNSPECIFIED_EXTRA)
            .toArray();
    main.put(Field.ofLong(Tags.IMAGE_WIDTH, info.width()))
        .put(Field.ofLong(Tags.IMAGE_LENGTH, info.height()))
        .put(repeated(Tags.BITS_PER_SAMPLE, 8 * info.sampleType().bytes(), bands))
        .put(repeated(Tags.SAMPLE_FORMAT, info.sampleType().isInteger() ? 1 : 3, bands))
        .put(Field.ofShorts(Tags.COMPRESSION, plan.compressionCode()))
        .put(Field.ofShorts(Tags.PHOTOMETRIC, plan.photometric().ordinal()))
        .put(Field.ofShorts(Tags.SAMPLES_PER_PIXEL, bands))
        .put(Field.ofShorts(Tags.PLANAR_CONFIGURATION, 1));
    if (extras.length > 0) {
      main.put(Field.ofShorts(Tags.EXTRA_SAMPLES, extras));
    }
    if (plan.predictor() != Predictor.NONE) {
      main.put(Field.ofShorts(Tags.PREDICTOR, plan.predictor().code()));
    }
    if (grid.tiled()) {
      main.put(Field.ofLong(Tags.TILE_WIDTH, grid.segmentWidth()))
          .put(Field.ofLong(Tags.TILE_LENGTH, grid.segmentHeight()));
    } else {
      main.put(Field.ofLong(Tags.ROWS_PER_STRIP, grid.segmentHeight()));
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

  private static void putDirectory(
      int tag, List<Field> fields, boolean big, DirectoryBuilder main, TiffOutput out)
      throws IOException {
    if (fields.isEmpty()) {
      return;
    }
    DirectoryBuilder directory = new DirectoryBuilder(big);
    fields.forEach(directory::put);
    long position = writeDirectory(directory, out);
    FieldType type = big ? FieldType.IFD8 : FieldType.LONG;
    byte[] pointer = Field.ofOffsets(tag, LongStream.of(position), 1, big).data();
    main.put(new Field(tag, type, pointer));
  }

  private static long writeDirectory(DirectoryBuilder directory, TiffOutput out)
      throws IOException {
    out.align(8);
    long position = out.position();
    byte[] bytes = directory.build(position);
    out.write(bytes, 0, bytes.length);
    return position;
  }

  private static byte[] header(long directory, boolean big) {
    ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'I').put((byte) 'I');
    if (big) {
      header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      header.putShort((short) 42).putInt((int) directory);
    }
    return header.array();
  }
}
