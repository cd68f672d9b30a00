package io.github.stacker.core.format.fits;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes FITS with all types of sample, grey or as three planes. */
public final class FitsWriterProvider implements FrameWriterProvider<NoParameters> {
  /** Makes the provider. */
  public FitsWriterProvider() {}

  @Override
  public String name() {
    return "fits";
  }

  @Override
  public String description() {
    return "Writes FITS with the keywords of the frames.";
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public List<String> extensions() {
    return List.of("fits", "fit", "fts");
  }

  @Override
  public Set<SampleType> sampleTypes() {
    return EnumSet.allOf(SampleType.class);
  }

  @Override
  public FrameWriter create(NoParameters parameters) {
    return new FitsWriter();
  }
}
