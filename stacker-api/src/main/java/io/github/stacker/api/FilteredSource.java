package io.github.stacker.api;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * What most sources made by filters have in common: a source they own, and a description that is
 * known from the beginning.
 *
 * <p>Access is that of the source, but for one of tiles that are not where they were. A tile that
 * the source fills on behalf of this one is as large as what is asked for and is not part of {@link
 * #workingBytes()}.
 */
public abstract class FilteredSource implements ImageSource {
  private final ImageSource source;
  private final ImageInfo info;
  private boolean closed;

  /**
   * Takes over a source.
   *
   * @param source what to read from; closed with this one
   * @param info describes the filtered image
   */
  protected FilteredSource(ImageSource source, ImageInfo info) {
    this.source = Objects.requireNonNull(source, "source");
    this.info = Objects.requireNonNull(info, "info");
  }

  /**
   * Gives the source behind the filter.
   *
   * @return what to read from
   */
  protected final ImageSource source() {
    return source;
  }

  @Override
  public final ImageInfo info() {
    return info;
  }

  /**
   * The order of the source, but for one of tiles that are not where they were: to be overridden
   * where a sample costs more than its own place.
   */
  @Override
  public Access access() {
    Access access = source.access();
    return access == Access.TILES && tiling().isEmpty() ? Access.RANDOM : access;
  }

  /** The tiles of the source: to be overridden where pixels come from other places. */
  @Override
  public Optional<Tiling> tiling() {
    return source.tiling();
  }

  @Override
  public long workingBytes() {
    return source.workingBytes();
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      source.close();
    }
  }
}
