package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.LocalDateTime;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffContents;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.junit.jupiter.api.Test;

class ExifBlockTest {
  @Test
  void anIndependentReaderFindsTimeAndExposure() throws IOException {
    LocalDateTime time = LocalDateTime.of(2026, 11, 24, 1, 2, 3, 45_000_000);
    byte[] block = ExifBlock.of(time, 1 / 250.0).toArray();
    assertEquals("2026:11:24 01:02:03", field(block, 0x0132).getStringValue());
    assertEquals("2026:11:24 01:02:03", field(block, 0x9003).getStringValue());
    assertEquals("045", field(block, 0x9291).getStringValue());
    assertEquals(0.004, field(block, 0x829A).getDoubleValue(), 1e-12);
  }

  private static TiffField field(byte[] block, int tag) throws IOException {
    TiffContents contents =
        new TiffReader(true)
            .readDirectories(ByteSource.array(block), false, FormatCompliance.getDefault());
    return contents.directories.stream()
        .flatMap(directory -> directory.getDirectoryEntries().stream())
        .filter(field -> field.getTag() == tag)
        .findFirst()
        .orElseThrow();
  }
}
