package io.github.stacker.core.engine;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Picture;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures beside the frames of one run, each opened once however often it is named. Headers
 * are read when a picture is asked for, samples only between {@link #lend} and {@link #takeBack}.
 */
public final class SharedPictures implements PictureOpener {
  private final FrameFormats formats;
  private final List<Companion> companions;
  private final Map<FrameLocation, SharedPicture> pictures = new LinkedHashMap<>();

  /**
   * Starts with no picture opened.
   *
   * @param formats opens files
   * @param companions the files that are named beside the frames, those that plugins read
   *     themselves among them
   */
  public SharedPictures(FrameFormats formats, List<Companion> companions) {
    this.formats = formats;
    this.companions = List.copyOf(companions);
  }

  /**
   * Gives the files that results depend on beside the frames.
   *
   * @return the companions
   */
  public List<Companion> companions() {
    return companions;
  }

  /**
   * Announces a picture that will be there before samples are read.
   *
   * @param name what companions call it
   * @param file where it will be, uncompressed
   * @param info what it will be
   * @param bytes how large its file will be, at most
   */
  public synchronized void announce(
      FrameLocation name, FrameLocation file, ImageInfo info, long bytes) {
    pictures.put(name, new SharedPicture(name.toString(), file, formats, info, bytes));
  }

  @Override
  public synchronized Picture open(Companion companion) {
    SharedPicture shared = pictures.get(companion.location());
    if (shared == null) {
      shared = look(companion);
      pictures.put(companion.location(), shared);
    }
    return new NamedPicture(companion, shared);
  }

  private SharedPicture look(Companion companion) {
    try (FrameFile file = formats.open(companion.location())) {
      return new SharedPicture(companion.location(), formats, file);
    } catch (IOException e) {
      throw new PipelineException(
          "picture %s: %s; mend it or name another".formatted(companion, e.getMessage()), e);
    }
  }

  /**
   * Lets samples be read.
   *
   * @param scratch where copies go of pictures that cannot be read in place
   */
  void lend(ScratchPool scratch) {
    pictures().forEach(picture -> picture.lend(scratch));
  }

  /**
   * Reads a pixel of each picture, and so makes the copies of those that are not read in place.
   *
   * @throws io.github.stacker.api.FrameException if one of them is damaged
   */
  void requireReadable() {
    Tile pixel = new Tile();
    companions.stream()
        .filter(companion -> companion.kind() != Companion.Kind.OTHER)
        .forEach(companion -> open(companion).read(new Region(0, 0, 1, 1), pixel));
  }

  /** Closes files and gives copies back to the scratch lent. */
  void takeBack() throws IOException {
    Sources.close(pictures().stream().map(picture -> (Closeable) picture::takeBack));
  }

  private synchronized List<SharedPicture> pictures() {
    return List.copyOf(pictures.values());
  }

  /** Gives the scratch that copies take. */
  long scratchBytes() {
    return pictures().stream().mapToLong(SharedPicture::scratchBytes).sum();
  }

  /** Gives the heap that pictures take while so many threads read them, from above. */
  long memoryBytes(int threads) {
    return pictures().stream().mapToLong(picture -> picture.memoryBytes(threads)).sum();
  }

  /** Gives the bytes of the files. */
  long readBytes() {
    return pictures().stream().mapToLong(SharedPicture::fileBytes).sum();
  }

  /**
   * Says for each picture how it is read.
   *
   * @return lines for people
   */
  public List<String> described() {
    return pictures().stream().map(SharedPicture::described).toList();
  }
}
