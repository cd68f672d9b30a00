package io.github.stacker.core.run;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.StackerException;
import io.github.stacker.core.plugin.PluginBlame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** A writer of a plugin: what its code throws names it and its jar. */
record GuardedWriter(FrameWriter writer, PluginBlame blame) implements FrameWriter {
  @Override
  public void check(ImageInfo image) {
    try {
      writer.check(image);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
  }

  @Override
  public FrameWriter withThreads(int threads) {
    return new GuardedWriter(blame.answer("withThreads", () -> writer.withThreads(threads)), blame);
  }

  @Override
  public long workingBytes(ImageInfo image) {
    return blame.answer("workingBytes", () -> writer.workingBytes(image));
  }

  @Override
  public long writtenBytes(ImageInfo image) {
    return blame.answer("writtenBytes", () -> writer.writtenBytes(image));
  }

  @Override
  public long leastBytes(ImageInfo image) {
    return blame.answer("leastBytes", () -> writer.leastBytes(image));
  }

  @Override
  public Optional<Path> folderOf(Path file) {
    return blame.answer("folderOf", () -> writer.folderOf(file));
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    try {
      writer.write(image, file);
    } catch (StackerException | IOException | UncheckedIOException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
  }
}
