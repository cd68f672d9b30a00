package io.github.stacker.core.engine;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.Optional;

/**
 * The source of a filter; what its code throws, that it gives something else than it was asked for,
 * and that it does not end, is said of the filter.
 */
final class GuardedSource extends FilteredSource {
  private final FilterStep step;
  private final String image;
  private final FilterAlarm alarm;

  /**
   * Guards a source.
   *
   * @param source what the filter made
   * @param step the filter
   * @param image what it was applied to, as part of a sentence
   */
  GuardedSource(ImageSource source, FilterStep step, String image) {
    super(source, source.info());
    this.step = step;
    this.image = image;
    this.alarm = new FilterAlarm(step, image);
  }

  @Override
  public Region covered() {
    return step.answer(image, "covered", source()::covered).intersection(info().region());
  }

  @Override
  public Access access() {
    return step.answer(image, "access", super::access);
  }

  @Override
  public Optional<Tiling> tiling() {
    return step.answer(image, "tiling", super::tiling);
  }

  @Override
  public long workingBytes() {
    return step.answer(image, "workingBytes", super::workingBytes);
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    alarm.begin(region);
    try {
      source().read(region, into);
      GivenTile.require(region, info(), into);
    } catch (StackerException | IOException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      // Also checked exceptions, which languages other than Java throw as they like.
      throw step.failure(image + ", " + region, e);
    } finally {
      alarm.end();
    }
  }
}
