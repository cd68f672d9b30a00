package io.github.stacker.core.format.jpeg;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/** Finds the JDK's own JPEG decoder and encoder, whatever other plugins are about. */
final class ImageIoJpeg {
  private static final String PLUGINS = "com.sun.imageio.plugins.jpeg.";

  private ImageIoJpeg() {}

  static ImageReader newReader() throws IOException {
    return find(ImageReaderSpi.class).createReaderInstance();
  }

  static ImageWriter newWriter() throws IOException {
    return find(ImageWriterSpi.class).createWriterInstance();
  }

  private static <S extends ImageReaderWriterSpi> S find(Class<S> kind) throws IOException {
    Iterator<S> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
    while (providers.hasNext()) {
      S provider = providers.next();
      if (provider.getPluginClassName().startsWith(PLUGINS)) {
        return provider;
      }
    }
    throw new IOException("is a JPEG, and this Java has no JPEG codec of its own");
  }
}
