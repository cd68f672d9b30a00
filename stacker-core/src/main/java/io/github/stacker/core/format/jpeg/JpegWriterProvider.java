package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.SampleType;
import java.util.List;
import java.util.Set;

/** Makes writers of baseline JPEGs, grey or colour. */
public final class JpegWriterProvider implements FrameWriterProvider<JpegParameters> {
  /** Makes the provider. */
  public JpegWriterProvider() {}

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public String description() {
    return "Writes JPEGs of 8 bits, grey or colour.";
  }

  @Override
  public Class<JpegParameters> parameters() {
    return JpegParameters.class;
  }

  @Override
  public List<String> extensions() {
    return List.of("jpg", "jpeg", "jpe");
  }

  @Override
  public Set<SampleType> sampleTypes() {
    return Set.of(SampleType.UINT8);
  }

  @Override
  public FrameWriter create(JpegParameters parameters) {
    return new JpegWriter(parameters);
  }
}
