package io.github.stacker.fuzz;

import io.github.stacker.api.Blob;
import io.github.stacker.core.format.exif.Exif;
import java.util.List;
import java.util.Optional;

/** Blocks of EXIF: damaged ones are left out, and no exception is expected. */
record ExifTarget(List<byte[]> seeds) implements Target {
  @Override
  public void take(byte[] bytes) {
    Blob block = Blob.copyOf(bytes);
    Exif.read(block);
    Optional<Blob> stacked = Exif.forStackedFrame(block, 40, 30);
    stacked.ifPresent(Exif::read);
  }
}
