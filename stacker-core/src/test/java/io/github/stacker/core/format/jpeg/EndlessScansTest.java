package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans cost a pass over the whole picture and next to no bytes, so their number is limited. */
class EndlessScansTest {
  private static final String REFUSAL = "has more than 100 scans";

  @TempDir Path folder;

  @Test
  void aFrameIsRefused() throws IOException {
    byte[] jpeg = withLastScans(TestJpegs.colour(40, 30, true), 101);
    assertEquals(REFUSAL, refusalOfFrame(jpeg, 40, 30));
  }

  @Test
  void aSegmentOfATiffIsRefused() throws IOException {
    assertEquals(REFUSAL, refusalOfSegment(withLastScans(TestJpegs.colour(40, 30, true), 101)));
  }

  @Test
  void fewerScansAreRefusedIfThereAreNoBytesForThem() throws IOException {
    byte[] white = TestJpegs.white(1500, 1000);
    assertSound(white);
    byte[] jpeg = withLastScans(white, 80);
    String refusal = "is too short, at %d bytes, for".formatted(jpeg.length);
    assertEquals(refusal, refusalOfFrame(jpeg, 1500, 1000).substring(0, refusal.length()));
    assertEquals(refusal, refusalOfSegment(jpeg).substring(0, refusal.length()));
  }

  private void assertSound(byte[] jpeg) throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), jpeg);
    assertEquals(-1, TestJpegs.samples(new JpegReaderProvider().open(file, Limits.DEFAULT), 50)[0]);
  }

  private String refusalOfFrame(byte[] jpeg, int width, int height) throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), jpeg);
    try (FrameFile frame = new JpegReaderProvider().open(file, Limits.DEFAULT)) {
      Region all = Region.of(width, height);
      return assertThrows(IOException.class, () -> frame.read(all, new Tile())).getMessage();
    }
  }

  private static String refusalOfSegment(byte[] jpeg) {
    return assertThrows(IOException.class, () -> JpegPicture.of(new byte[0], jpeg, true))
        .getMessage();
  }

  /** Has the last scan of a picture so many times. */
  private static byte[] withLastScans(byte[] sound, int count) {
    int start = TestJpegs.lastIndexOf(sound, Markers.SOS);
    byte[] scan = Arrays.copyOfRange(sound, start, sound.length - 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, start);
    for (int i = 0; i < count; i++) {
      out.writeBytes(scan);
    }
    out.write(sound, sound.length - 2, 2);
    return out.toByteArray();
  }
}
