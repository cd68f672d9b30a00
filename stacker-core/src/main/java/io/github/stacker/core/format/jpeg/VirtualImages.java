package io.github.stacker.core.format.jpeg;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;

/** What images of the JDK need beside rasters that hold no samples. */
final class VirtualImages {
  private VirtualImages() {}

  static SampleModel samples(FrameHeader frame) {
    return samples(frame.width(), frame.height(), frame.components().size());
  }

  /** Describes a picture of which all rows lie at one place: so its size may exceed any array. */
  static SampleModel samples(int width, int height, int bands) {
    int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
    return new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, bands, 0, offsets);
  }

  static DataBuffer noBuffer() {
    return new NoBuffer();
  }

  /** Wraps a raster of one or three bands in an image whose colours need no conversion. */
  static BufferedImage imageOf(WritableRaster raster) {
    int space = raster.getNumBands() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, raster, false, null);
  }

  private static final class NoBuffer extends DataBuffer {
    private NoBuffer() {
      super(TYPE_BYTE, Integer.MAX_VALUE);
    }

    @Override
    public int getElem(int bank, int i) {
      return 0;
    }

    @Override
    public void setElem(int bank, int i, int value) {
      throw new UnsupportedOperationException("this raster holds no samples");
    }
  }
}
