package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuffmanTablesTest {
  @TempDir Path folder;

  @Test
  void aFrameOfMotionJpegIsReadWithTheTablesOfTheStandard() throws IOException {
    byte[] whole = TestJpegs.colour(50, 40, false);
    byte[] bare = withoutTables(whole);
    assertTrue(bare.length < whole.length - 400);
    for (Decoding.Choice choice : List.of(Decoding.Choice.JDK, Decoding.Choice.AUTO)) {
      Decoding decoding = new Decoding(choice, Runtime.getRuntime().maxMemory());
      assertArrayEquals(samples(whole, decoding), samples(bare, decoding), choice.name());
    }
  }

  @Test
  void definedTablesAreNotMissed() {
    HuffmanTables tables = new HuffmanTables();
    byte[] segment = new byte[17 + 2 + 17];
    segment[0] = 0x00;
    segment[1] = 2;
    segment[19] = 0x11;
    tables.take(segment);
    byte[] scan = {2, 1, 0x00, 2, 0x11, 0, 63, 0};
    List<byte[]> missing = tables.missing(scan);
    assertEquals(List.of(0x10, 0x01), missing.stream().map(each -> each[0] & 0xff).toList());
  }

  private byte[] samples(byte[] jpeg, Decoding decoding) throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), jpeg);
    return TestJpegs.samples(new JpegReaderProvider().open(file, Limits.DEFAULT, decoding), 16);
  }

  /** Takes out the segments that define Huffman tables, all of which lie before the scan. */
  private static byte[] withoutTables(byte[] jpeg) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream();
    int at = 2;
    bare.write(jpeg, 0, at);
    while ((jpeg[at + 1] & 0xff) != Markers.SOS) {
      int length = 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
      if ((jpeg[at + 1] & 0xff) != Markers.DHT) {
        bare.write(jpeg, at, length);
      }
      at += length;
    }
    bare.write(jpeg, at, jpeg.length - at);
    return bare.toByteArray();
  }
}
