package io.github.stacker.core.run;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.engine.GivenTile;
import io.github.stacker.core.plugin.PluginBlame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of a plugin: what its code throws is said of the frame, with the reader and its jar. */
record GuardedReader(FrameReaderProvider reader, PluginBlame blame) implements FrameReaderProvider {
  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public String description() {
    return reader.description();
  }

  @Override
  public int priority() {
    return blame.answer("priority", reader::priority);
  }

  @Override
  public boolean recognises(byte[] prefix) {
    try {
      return reader.recognises(prefix.clone());
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
  }

  @Override
  public boolean recognises(Path file, byte[] prefix) throws IOException {
    try {
      return reader.recognises(file, prefix.clone());
    } catch (IOException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    return open(FrameLocation.of(file), limits);
  }

  @Override
  public FrameFile open(FrameLocation location, Limits limits) throws IOException {
    try {
      return new GuardedFrame(reader.open(location, limits), blame);
    } catch (IOException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new IOException("cannot be opened: " + blame.sentence(e), e);
    }
  }

  private static final class GuardedFrame extends FilteredSource implements FrameFile {
    private final FrameFile frame;
    private final PluginBlame blame;

    GuardedFrame(FrameFile frame, PluginBlame blame) {
      super(frame, frame.info());
      this.frame = frame;
      this.blame = blame;
    }

    @Override
    public String format() {
      return blame.answer("format", frame::format);
    }

    @Override
    public Map<String, String> details() {
      return blame.answer("details", frame::details);
    }

    @Override
    public Optional<String> decoder() {
      return blame.answer("decoder", frame::decoder);
    }

    @Override
    public long nativeBytes() {
      return blame.answer("nativeBytes", frame::nativeBytes);
    }

    @Override
    public Access access() {
      return blame.answer("access", super::access);
    }

    @Override
    public Optional<Tiling> tiling() {
      return blame.answer("tiling", super::tiling);
    }

    @Override
    public long workingBytes() {
      return blame.answer("workingBytes", super::workingBytes);
    }

    @Override
    public Optional<FrameFile> reduced(int divisor) {
      return blame
          .answer("reduced", () -> frame.reduced(divisor))
          .map(smaller -> new GuardedFrame(smaller, blame));
    }

    @Override
    public Region covered() {
      return blame.answer("covered", frame::covered).intersection(info().region());
    }

    @Override
    public List<PictureEntry> pictures() throws IOException {
      try {
        return List.copyOf(frame.pictures());
      } catch (IOException e) {
        throw e;
      } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
        throw new IOException("cannot list its pictures: " + blame.sentence(e), e);
      }
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      try {
        frame.read(region, into);
        GivenTile.require(region, info(), into);
      } catch (IOException e) {
        throw e;
      } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
        throw new IOException("cannot be read: " + blame.sentence(e), e);
      }
    }
  }
}
