package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.core.RealFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TiffPicturesTest {
  private static final int HEIGHT = 257;
  private static final int LONG_COUNT_1_AT = 8;

  @TempDir Path folder;

  @Test
  void pagesComeBeforeSubDirectoriesAndThoseOfTheseComeLast() throws IOException {
    byte[] file = withDirectories(5);
    point(file, 0, 1, 2);
    link(file, 0, 3);
    link(file, 2, 4);
    point(file, 3, 5);
    assertEquals(
        List.of(
            "#0 37x20 page",
            "#1 37x17 page",
            "#2 37x19 picture, SubIFD of #0",
            "#3 37x18 picture, SubIFD of #0",
            "#4 37x16 picture, SubIFD of #0",
            "#5 37x15 picture, SubIFD of #1"),
        pictures(file));
    int[] heights = {20, 17, 19, 18, 16, 15};
    for (int number = 0; number < heights.length; number++) {
      try (FrameFile frame = open(number)) {
        assertEquals(heights[number], frame.info().height());
      }
    }
  }

  @Test
  void aPictureThatIsNotThereIsRefused() throws IOException {
    pictures(withDirectories(0));
    IOException e = assertThrows(IOException.class, () -> open(1));
    assertEquals("picture 1 is asked for, but the file holds 1, numbered from 0", e.getMessage());
  }

  @Test
  void reducedCopiesAndMasksAreNoFrames() throws IOException {
    byte[] file = withDirectories(3);
    link(file, 0, 1);
    link(file, 1, 2);
    link(file, 2, 3);
    putKind(file, 1, 1);
    putKind(file, 2, 4);
    assertEquals(List.of(true, false, false, true), frames(file));
    assertEquals(
        List.of("#0 37x20 page", "#1 37x19 reduced copy", "#2 37x18 mask", "#3 37x17 page"),
        pictures(file));
    putKind(file, 0, 1);
    putKind(file, 3, 1);
    assertEquals(List.of(true, true, true, true), frames(file));
  }

  @Test
  void directoriesThatPointToThemselvesOrOutOfTheFileAreTold() throws IOException {
    byte[] file = withDirectories(2);
    point(file, 0, 0, 1);
    link(file, 1, 1);
    assertEquals(
        List.of(
            "#0 37x20 page",
            "#1 the list of directories runs in a circle",
            "#2 37x19 picture, SubIFD of #0",
            "#3 the list of directories runs in a circle"),
        pictures(file));
    assertEquals(
        "the list of directories runs in a circle",
        assertThrows(IOException.class, () -> open(3)).getMessage());
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(linkAt(bytes, 0), file.length + 100);
    pictures(file);
    assertEquals(
        "the list of directories is damaged: the directory at byte %d lies beyond the end of the file"
            .formatted(file.length + 100),
        assertThrows(IOException.class, () -> open(1)).getMessage());
  }

  @Test
  void realPagesAndSubDirectoriesAreFound() throws IOException {
    assertEquals(
        List.of(
            "#0 64x64 page",
            "#1 64x64 page",
            "#2 32x32 reduced copy, SubIFD of #0",
            "#3 32x32 reduced copy, SubIFD of #1"),
        names(RealFrames.path("formats/bigtiff/BigTIFFSubIFD8.tif")));
  }

  @Test
  void directoriesThatLieOneUponTheOtherAreNotAllRead() throws IOException {
    List<String> pictures = pictures(withOverlaps(9000));
    assertEquals(113, pictures.size());
    assertEquals("#112 only the first 112 pictures can be read", pictures.get(112));
  }

  /** Makes as many pages as each has tags; a page begins one tag behind the one before. */
  private static byte[] withOverlaps(int count) {
    int[][] first = {{256, 5}, {257, 5}, {258, 8}, {273, 8}, {279, 25}};
    int start = 8;
    ByteBuffer file =
        ByteBuffer.allocate(start + 12 * (2 * count + 2)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'I', 'I', 42, 0}).putInt(start);
    for (int i = 0; i < 2 * count; i++) {
      int at = start + 12 * i;
      file.putShort(at, (short) count);
      if (i < count) {
        int[] tag = i < first.length ? first[i] : new int[] {40_000 + i, 5};
        file.putShort(at + 2, (short) tag[0]).putShort(at + 4, (short) 3);
        file.putInt(at + 6, 1).putShort(at + 10, (short) tag[1]);
      } else {
        file.putInt(at + 2, start + 12 * (i - count + 1));
      }
    }
    return file.array();
  }

  @Test
  @Timeout(60)
  void eachOfTenThousandPagesIsFoundWithoutAWalkFromTheFirst() throws IOException {
    byte[] file = withDirectories(9_999);
    for (int number = 0; number < 9_999; number++) {
      link(file, number, number + 1);
    }
    Path path = Files.write(folder.resolve("pages.tif"), file);
    TiffReaderProvider provider = new TiffReaderProvider();
    for (int number = 0; number < 10_000; number++) {
      FrameLocation location = FrameLocation.of(path, number);
      try (FrameFile frame = provider.open(location, Limits.DEFAULT)) {
        assertEquals(height(number), frame.info().height());
      }
    }
  }

  /**
   * Makes a file whose directory is there some times more, each a row less high than the one
   * before, down to 1 row and again from 20, in no list.
   */
  private static byte[] withDirectories(int more) {
    TiffMaker maker = new TiffMaker();
    maker.height = 20;
    maker.tag(254, TiffMaker.LONG, 0).tag(330, TiffMaker.LONG, 0, 0);
    byte[] file = maker.make((x, y, band) -> x + y);
    ByteBuffer first = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int start = first.getInt(4);
    int length = 2 + 12 * first.getShort(start) + 4;
    ByteBuffer bytes =
        ByteBuffer.allocate(file.length + more * length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(file);
    for (int i = 1; i <= more; i++) {
      bytes.put(file, start, length);
    }
    for (int i = 0; i <= more; i++) {
      int entry = entryAt(bytes, i, HEIGHT);
      bytes.putShort(entry + LONG_COUNT_1_AT, (short) height(i));
      point(bytes.array(), i);
    }
    return bytes.array();
  }

  private static int height(int directory) {
    return Math.floorMod(19 - directory, 20) + 1;
  }

  /** Makes a directory point to none, one or two others. */
  private static void point(byte[] file, int from, int... to) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int entry = entryAt(bytes, from, 330);
    bytes.putInt(entry + 4, to.length);
    if (to.length == 1) {
      bytes.putInt(entry + LONG_COUNT_1_AT, directoryAt(bytes, to[0]));
    } else if (to.length == 2) {
      int numbersAt = bytes.getInt(entry + LONG_COUNT_1_AT);
      bytes.putInt(numbersAt, directoryAt(bytes, to[0]));
      bytes.putInt(numbersAt + 4, directoryAt(bytes, to[1]));
    }
  }

  private static void link(byte[] file, int from, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(linkAt(bytes, from), directoryAt(bytes, to));
  }

  private static void putKind(byte[] file, int directory, int kind) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(entryAt(bytes, directory, 254) + LONG_COUNT_1_AT, kind);
  }

  private static int linkAt(ByteBuffer bytes, int directory) {
    int start = directoryAt(bytes, directory);
    return start + 2 + 12 * bytes.getShort(start);
  }

  /** The copies are the last of the file. */
  private static int directoryAt(ByteBuffer bytes, int directory) {
    int first = bytes.getInt(4);
    int length = 2 + 12 * bytes.getShort(first) + 4;
    int copies = (bytes.capacity() - originalLength()) / length;
    return directory == 0 ? first : bytes.capacity() - (copies - directory + 1) * length;
  }

  private static int originalLength() {
    TiffMaker maker = new TiffMaker();
    maker.height = 20;
    maker.tag(254, TiffMaker.LONG, 0).tag(330, TiffMaker.LONG, 0, 0);
    return maker.make((x, y, band) -> 0).length;
  }

  private static int entryAt(ByteBuffer bytes, int directory, int tag) {
    int entry = directoryAt(bytes, directory) + 2;
    while (bytes.getShort(entry) != tag) {
      entry += 12;
    }
    return entry;
  }

  private List<String> pictures(byte[] file) throws IOException {
    return names(Files.write(folder.resolve("pages.tif"), file));
  }

  private List<Boolean> frames(byte[] file) throws IOException {
    Files.write(folder.resolve("pages.tif"), file);
    try (FrameFile frame = open(0)) {
      return frame.pictures().stream().map(PictureEntry::frame).toList();
    }
  }

  private static List<String> names(Path file) throws IOException {
    try (FrameFile frame = Tiffs.open(file)) {
      return frame.pictures().stream().map(PictureEntry::toString).toList();
    }
  }

  private FrameFile open(int number) throws IOException {
    Path file = folder.resolve("pages.tif");
    return new TiffReaderProvider().open(FrameLocation.of(file, number), Limits.DEFAULT);
  }
}
