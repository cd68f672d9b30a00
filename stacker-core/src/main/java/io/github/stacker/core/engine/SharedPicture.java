package io.github.stacker.core.engine;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A picture that all threads read: where it is, through a few open files so that they seldom wait
 * for each other, or from one copy in scratch, which the thread makes that reads it first.
 */
final class SharedPicture {
  /** Most files open of one picture. */
  private static final int MOST_OPEN = 8;

  private static final long COPY_BYTES = 1 << 20;

  private final String name;
  private final FrameLocation location;
  private final FrameFormats formats;
  private final ImageInfo info;
  private final boolean inPlace;
  private final boolean made;
  private final long fileBytes;
  private final long workingBytes;
  private final Slot[] slots;

  /**
   * Describes a picture.
   *
   * @param header the opened file; not kept
   */
  SharedPicture(FrameLocation location, FrameFormats formats, FrameFile header) throws IOException {
    this.name = location.toString();
    this.location = location;
    this.formats = formats;
    this.info = header.info();
    this.inPlace = header.access() == ImageSource.Access.IN_PLACE;
    this.fileBytes = Files.size(location.file());
    this.workingBytes = header.workingBytes();
    this.slots = slots(inPlace);
    this.made = false;
  }

  /**
   * Describes a picture that is not there yet: uncompressed, so that it will be read in place.
   *
   * @param name what it is called
   * @param location where it will be
   * @param info what it will be
   * @param fileBytes how large its file will be, at most
   */
  SharedPicture(
      String name, FrameLocation location, FrameFormats formats, ImageInfo info, long fileBytes) {
    this.name = name;
    this.location = location;
    this.formats = formats;
    this.info = info;
    this.inPlace = true;
    this.fileBytes = fileBytes;
    this.workingBytes = COPY_BYTES;
    this.slots = slots(true);
    this.made = true;
  }

  private Slot[] slots(boolean shared) {
    return IntStream.range(0, shared ? MOST_OPEN : 1)
        .mapToObj(i -> new Slot())
        .toArray(Slot[]::new);
  }

  ImageInfo info() {
    return info;
  }

  long fileBytes() {
    return fileBytes;
  }

  long scratchBytes() {
    if (made) {
      return fileBytes;
    }
    return inPlace ? 0 : MappedFrame.fileBytes(info);
  }

  long memoryBytes(int threads) {
    return inPlace ? Math.min(threads, MOST_OPEN) * workingBytes : workingBytes + COPY_BYTES;
  }

  String described() {
    String how = inPlace ? "read in place" : "copied to mapped scratch first";
    return "\"%s\", %dx%d, %s"
        .formatted(name, info.width(), info.height(), made ? "made first" : how);
  }

  void lend(ScratchPool scratch) {
    Arrays.stream(slots).forEach(slot -> slot.lend(scratch));
  }

  void takeBack() throws IOException {
    Sources.close(Arrays.stream(slots).map(slot -> (Closeable) slot::takeBack));
  }

  void read(Region region, Tile into) throws IOException {
    slots[(int) (Thread.currentThread().getId() % slots.length)].read(region, into);
  }

  private ImageSource open(ScratchPool scratch) throws IOException {
    FrameFile file = formats.open(location);
    if (!sameKind(file.info())) {
      file.close();
      throw new IOException("has become another picture since the run was planned");
    }
    return inPlace ? file : MappedFrame.copyOf(file, scratch);
  }

  private boolean sameKind(ImageInfo now) {
    return now.region().equals(info.region())
        && now.bands().equals(info.bands())
        && now.sampleType() == info.sampleType();
  }

  /** One open file, or the copy. */
  private final class Slot {
    private Optional<ScratchPool> lent = Optional.empty();
    private Optional<ImageSource> source = Optional.empty();

    synchronized void lend(ScratchPool scratch) {
      lent = Optional.of(scratch);
    }

    void read(Region region, Tile into) throws IOException {
      ImageSource opened = opened();
      if (!inPlace) {
        opened.read(region, into); // mapped: any number of threads at once
        return;
      }
      synchronized (opened) {
        opened.read(region, into);
      }
    }

    private synchronized ImageSource opened() throws IOException {
      if (source.isEmpty()) {
        ScratchPool scratch =
            lent.orElseThrow(() -> new IllegalStateException(location + " is read outside a run"));
        source = Optional.of(open(scratch));
      }
      return source.get();
    }

    synchronized void takeBack() throws IOException {
      lent = Optional.empty();
      Optional<ImageSource> opened = source;
      source = Optional.empty();
      if (opened.isPresent()) {
        opened.get().close();
      }
    }
  }
}
