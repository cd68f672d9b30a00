package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes PNG of 8 or 16 bits, grey or RGB, with or without alpha. */
public final class PngWriterProvider implements FrameWriterProvider<PngParameters> {
  /** Makes it. */
  public PngWriterProvider() {}

  @Override
  public String name() {
    return "png";
  }

  @Override
  public String description() {
    return "Writes PNG of 8 or 16 bits per sample, compressed on several threads.";
  }

  @Override
  public Class<PngParameters> parameters() {
    return PngParameters.class;
  }

  @Override
  public List<String> extensions() {
    return List.of("png");
  }

  @Override
  public Set<SampleType> sampleTypes() {
    return EnumSet.of(SampleType.UINT8, SampleType.UINT16);
  }

  @Override
  public FrameWriter create(PngParameters parameters) {
    return new PngWriter(parameters, 1);
  }
}
