package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** The source of a filter; failures of the filter's code are reported as such. */
final class GuardedSource implements ImageSource {
  private final ImageSource source;
  private final FilterStep step;

  GuardedSource(ImageSource source, FilterStep step) {
    this.source = source;
    this.step = step;
  }

  @Override
  public ImageInfo info() {
    return source.info();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    try {
      source.read(region, into);
    } catch (StackerException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw step.failure(e);
    }
  }

  @Override
  public Access access() {
    return source.access();
  }

  @Override
  public long workingBytes() {
    return source.workingBytes();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
