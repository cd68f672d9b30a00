package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/** Writes JPEGs with the JDK's encoder, row by row. */
final class JpegWriter implements FrameWriter {
  private static final String METADATA_FORMAT = "javax_imageio_jpeg_image_1.0";

  private static final int BUFFER_BYTES = 64 << 10;

  /** Columns and rows that are encoded together. */
  private static final int BLOCK_SIDE = 16;

  /** Tables, headers, what a profile is wrapped in. */
  private static final int FRAME_BYTES = 4 << 10;

  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<Band> COLOUR = List.of(Band.RED, Band.GREEN, Band.BLUE);

  private final JpegParameters parameters;

  JpegWriter(JpegParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void check(ImageInfo image) {
    if (image.sampleType() != SampleType.UINT8) {
      throw new IllegalArgumentException(
          "JPEG holds uint8 samples, not %s".formatted(image.sampleType().title()));
    }
    if (image.hasAlpha()) {
      throw new IllegalArgumentException(
          "JPEG cannot hold alpha; write TIFF or PNG, or add the filter \"flatten\"");
    }
    if (!image.bands().equals(GREY) && !image.bands().equals(COLOUR)) {
      throw new IllegalArgumentException(
          "JPEG holds a grey band or red, green and blue, not %s; write TIFF"
              .formatted(image.bands()));
    }
    if (image.width() > FrameHeader.LARGEST_SIDE
        || image.height() > FrameHeader.LARGEST_SIDE
        || image.region().pixels() > FrameHeader.MOST_PIXELS) {
      throw new IllegalArgumentException(
          "JPEGs can be written up to %d pixels per side and %d in all, this is %dx%d; write TIFF"
              .formatted(
                  FrameHeader.LARGEST_SIDE,
                  FrameHeader.MOST_PIXELS,
                  image.width(),
                  image.height()));
    }
  }

  @Override
  public long workingBytes(ImageInfo image) {
    return SourceRaster.TILE_BYTES + BUFFER_BYTES + 2 * image.bytesPerRow();
  }

  /** Noise of the highest quality takes up to two bytes a sample, of less not more than one. */
  @Override
  public long writtenBytes(ImageInfo image) {
    Metadata metadata = image.metadata();
    int profile = metadata.colourProfile().map(Blob::size).orElse(0);
    int exif = metadata.exif().map(Blob::size).orElse(0);
    long blocks = blocks(image.width()) * blocks(image.height());
    long samples = blocks * BLOCK_SIDE * BLOCK_SIDE * image.bandCount();
    return samples * (parameters.quality() > 95 ? 2 : 1) + profile + exif + FRAME_BYTES;
  }

  private static long blocks(int side) {
    return (side - 1L) / BLOCK_SIDE + 1;
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    check(image.info());
    byte[] header = JpegHeaderWriter.header(image.info().metadata());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
        EncoderStream stream = new EncoderStream(out, header)) {
      encode(SourceRaster.of(image).image(), stream);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void encode(BufferedImage rows, EncoderStream stream) throws IOException {
    ImageWriter encoder = ImageIoJpeg.newWriter();
    try {
      encoder.setOutput(stream);
      ImageWriteParam settings = encoder.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(parameters.quality() / 100f);
      IIOMetadata tables = encoder.getDefaultImageMetadata(new ImageTypeSpecifier(rows), settings);
      if (parameters.chroma().equals("4:4:4")) {
        sampleAllComponentsAlike(tables);
      }
      encoder.write(null, new IIOImage(rows, null, tables), settings);
    } finally {
      encoder.dispose();
    }
  }

  private static void sampleAllComponentsAlike(IIOMetadata metadata)
      throws IIOInvalidTreeException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(METADATA_FORMAT);
    NodeList components = root.getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      IIOMetadataNode component = (IIOMetadataNode) components.item(i);
      component.setAttribute("HsamplingFactor", "1");
      component.setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(METADATA_FORMAT, root);
  }
}
