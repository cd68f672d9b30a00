package io.github.stacker.core.engine;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** The source of a filter; failures of the filter's code are reported as such. */
final class GuardedSource extends FilteredSource {
  private final FilterStep step;

  GuardedSource(ImageSource source, FilterStep step) {
    super(source, source.info());
    this.step = step;
  }

  @Override
  public Region covered() {
    try {
      return source().covered().intersection(info().region());
    } catch (RuntimeException | LinkageError e) {
      throw step.failure(e);
    }
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    try {
      source().read(region, into);
    } catch (StackerException | IOException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      // Also checked exceptions, which languages other than Java throw as they like.
      throw step.failure(e);
    }
  }
}
