package io.github.stacker.core.format.tiff;

import io.github.stacker.api.PictureEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the pictures of a file by their tags. */
final class PictureLister {
  private static final long REDUCED = 1;
  private static final long MASK = 4;
  private static final long OLD_REDUCED = 2;

  private final DirectoryReader directories;

  PictureLister(DirectoryReader directories) {
    this.directories = directories;
  }

  /**
   * Lists them. Frames are the pages that are neither reduced copies nor masks; or all pages, if
   * none is left. Damage counts as a frame, so that it is not passed over.
   */
  List<PictureEntry> list() {
    List<PictureEntry> entries = new ArrayList<>();
    int pages = 0;
    PictureWalk walk = new PictureWalk(directories);
    for (var step = walk.next(); step.isPresent(); step = walk.next()) {
      pages += step.get().parent() < 0 ? 1 : 0;
      entries.add(entry(step.get()));
    }
    if (entries.stream().noneMatch(PictureEntry::frame)) {
      entries.subList(0, pages).replaceAll(PictureLister::asFrame);
    }
    return List.copyOf(entries);
  }

  private static PictureEntry asFrame(PictureEntry entry) {
    return new PictureEntry(entry.number(), entry.kind(), entry.width(), entry.height(), true);
  }

  private PictureEntry entry(PictureWalk.Step step) {
    if (step.damage().isPresent()) {
      return new PictureEntry(step.number(), step.damage().get(), 0, 0, true);
    }
    try {
      return entry(step, directories.read(step.position()));
    } catch (IOException e) {
      return new PictureEntry(step.number(), "damaged: " + e.getMessage(), 0, 0, true);
    }
  }

  private static PictureEntry entry(PictureWalk.Step step, Directory directory) throws IOException {
    boolean page = step.parent() < 0;
    Optional<String> purpose = purpose(directory);
    String kind =
        page ? purpose.orElse("page") : purpose.orElse("picture") + ", SubIFD of #" + step.parent();
    int width = side(directory.requiredNumber(Tags.IMAGE_WIDTH));
    int height = side(directory.requiredNumber(Tags.IMAGE_LENGTH));
    return new PictureEntry(step.number(), kind, width, height, page && purpose.isEmpty());
  }

  private static Optional<String> purpose(Directory directory) throws IOException {
    long kind = directory.number(Tags.NEW_SUBFILE_TYPE, 0);
    if ((kind & MASK) != 0) {
      return Optional.of("mask");
    }
    boolean reduced =
        (kind & REDUCED) != 0 || directory.number(Tags.SUBFILE_TYPE, 0) == OLD_REDUCED;
    return reduced ? Optional.of("reduced copy") : Optional.empty();
  }

  private static int side(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
