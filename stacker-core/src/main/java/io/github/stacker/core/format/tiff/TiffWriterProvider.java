package io.github.stacker.core.format.tiff;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes TIFF and BigTIFF with all types of sample, in strips or tiles. */
public final class TiffWriterProvider implements FrameWriterProvider<TiffParameters> {
  /** Makes the provider. */
  public TiffWriterProvider() {}

  @Override
  public String name() {
    return "tiff";
  }

  @Override
  public String description() {
    return "Writes TIFF, and BigTIFF where a file may pass 4 GiB, compressed on several threads.";
  }

  @Override
  public Class<TiffParameters> parameters() {
    return TiffParameters.class;
  }

  @Override
  public List<String> extensions() {
    return List.of("tif", "tiff");
  }

  @Override
  public Set<SampleType> sampleTypes() {
    return EnumSet.allOf(SampleType.class);
  }

  @Override
  public FrameWriter create(TiffParameters parameters) {
    return new TiffWriter(parameters, 1);
  }
}
