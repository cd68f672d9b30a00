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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans cost a pass over the whole picture and next to no bytes, so their number is limited. */
class EndlessScansTest {
  private static final String REFUSAL = "has more than 100 scans";

  @TempDir Path folder;
  private byte[] jpeg;

  /** Says the last scan a hundred times more. */
  @BeforeEach
  void repeatTheLastScan() throws IOException {
    byte[] sound = TestJpegs.colour(40, 30, true);
    int start = TestJpegs.lastIndexOf(sound, Markers.SOS);
    byte[] scan = Arrays.copyOfRange(sound, start, sound.length - 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sound, 0, start);
    for (int i = 0; i < 101; i++) {
      out.writeBytes(scan);
    }
    out.write(sound, sound.length - 2, 2);
    jpeg = out.toByteArray();
  }

  @Test
  void aFrameIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), jpeg);
    try (FrameFile frame = new JpegReaderProvider().open(file, Limits.DEFAULT)) {
      Region all = Region.of(40, 30);
      IOException e = assertThrows(IOException.class, () -> frame.read(all, new Tile()));
      assertEquals(REFUSAL, e.getMessage());
    }
  }

  @Test
  void aSegmentOfATiffIsRefused() {
    IOException e = assertThrows(IOException.class, () -> JpegPicture.of(new byte[0], jpeg, true));
    assertEquals(REFUSAL, e.getMessage());
  }
}
