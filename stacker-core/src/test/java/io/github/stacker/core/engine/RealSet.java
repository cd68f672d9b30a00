package io.github.stacker.core.engine;

import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.format.jpeg.JpegReaderProvider;
import io.github.stacker.core.format.png.PngReaderProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Real frames of which independent programs have made stacked ones. */
enum RealSet {
  /** PNG, spilled. */
  TABLE_PNG("table-png", "table_*.png", SampleType.UINT8),
  /** TIFF, read in place. */
  SIM_RIDGE("sim-ridge", "ridge_*.tif", SampleType.UINT16),
  /** JPEG, which the JDK decodes as Pillow does. */
  TABLE("table", "table_*.jpg", SampleType.UINT8);

  /** The readers of these sets. */
  static final FrameFormats FORMATS =
      new FrameFormats(
          List.<FrameReaderProvider>of(
              new PngReaderProvider(), new TiffReaderProvider(), new JpegReaderProvider()),
          Limits.DEFAULT);

  private final String title;
  private final String glob;
  private final SampleType type;

  RealSet(String title, String glob, SampleType type) {
    this.title = title;
    this.glob = glob;
    this.type = type;
  }

  /** Gives the name in the files of golden values. */
  String title() {
    return title;
  }

  SampleType type() {
    return type;
  }

  /** Gives the frames; without them the calling test is skipped. */
  List<Path> files() throws IOException {
    Path folder = RealFrames.path("burst/" + title);
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    }
  }

  /** Reads a file of golden values. */
  static Properties golden(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = RealFrames.class.getResourceAsStream("/golden/" + file)) {
      properties.load(in);
    }
    return properties;
  }
}
