package io.github.stacker.core.format.dzi;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.SampleType;
import java.util.List;
import java.util.Set;

/** Makes writers of Deep Zoom pictures. */
public final class DziWriterProvider implements FrameWriterProvider<DziParameters> {
  /** Makes the provider. */
  public DziWriterProvider() {}

  @Override
  public String name() {
    return "dzi";
  }

  @Override
  public String description() {
    return "Writes Deep Zoom pictures: a folder of tiles in all sizes, for viewers in browsers.";
  }

  @Override
  public Class<DziParameters> parameters() {
    return DziParameters.class;
  }

  @Override
  public List<String> extensions() {
    return List.of("dzi");
  }

  @Override
  public Set<SampleType> sampleTypes() {
    return Set.of(SampleType.UINT8);
  }

  @Override
  public FrameWriter create(DziParameters parameters) {
    return new DziWriter(parameters, 1);
  }
}
