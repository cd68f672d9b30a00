package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import io.github.stacker.core.RealFrames;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs of others, sound and broken. */
@Timeout(30)
class RealJpegTest {
  private static final JpegReaderProvider READERS = new JpegReaderProvider();

  /**
   * The hashes (SHA-256, first half) are of the samples that Pillow 9.4 with libjpeg-turbo 2.1.5
   * gives.
   */
  @ParameterizedTest
  @CsvSource({
    "formats/jpeg/5dhtsegments.jpg, a8ce9c73064ec960",
    "formats/jpeg/adobe-unknown-rgb-ids.jpg, e42f047c5a4ea5ae",
    "formats/jpeg/cmm-exception-adobe-rgb.jpg, 8f30ea977d1fa616",
    "formats/jpeg/dnl-marker.jpg, b05fa417acc890d6",
    "formats/jpeg/exif-jfif-app13-app14ycck-3channel.jpg, d174e16a993abb63",
    "formats/jpeg/exif-rgb-thumbnail-sony-d700.jpg, 00400e346b754aca",
    "formats/jpeg/gray-sample.jpg, ef8dda032cd071b5",
    "formats/jpeg/jfif-16bit-dqt.jpg, 814dccb972f4dbd4",
    "formats/jpeg/jfif-ycbcr-no-subsampling-intel.jpg, 102aaf92235c1295",
    "formats/jpeg/no-jfif-ycbcr.jpg, 32ecf4555274c90c",
    "formats/jpeg/progressive-adobe-sof-bands-dont-match-sos-band-count.jpg, 05258dc496e9edc7",
    "formats/jpeg/srgb-exif-no-ifd1.jpg, c9b543ffdabea64d",
    "formats/exif-orientation/Portrait_1.jpg, 589ddbf71ac53d56",
    "formats/exif-orientation/Portrait_2.jpg, ee913bc03e65e87b",
    "formats/exif-orientation/Portrait_3.jpg, 3994693f3e5ae8fd",
    "formats/exif-orientation/Portrait_4.jpg, 87a03b843d9098c3",
    "formats/exif-orientation/Portrait_5.jpg, d43cac28301cb7c3",
    "formats/exif-orientation/Portrait_6.jpg, e9da858b2d897962",
    "formats/exif-orientation/Portrait_7.jpg, 3c3f205807f95ed5",
    "formats/exif-orientation/Portrait_8.jpg, ddf88e95b6ba8b08",
    "corrupt/jpeg/broken-invalid-adobe-ycc-gray.jpg, b4d04ae81a36c0bd",
    "corrupt/jpeg/eof-sos-segment-bug.jpg, ff61fd91fd91c57c",
    "corrupt/jpeg/jfif-component-id-out-of-range.jpg, fb451d1df29aed6f",
    "corrupt/jpeg/jfif-exif-xmp-adobe-progressive-negative-component-count.jpg, 31f9c2f495c178f8",
    "corrupt/jpeg/jfif-progressive-invalid-dht.jpg, 259d0b313b42d757",
    "corrupt/made/jpeg_named.png, 2cf8d04e4a39ea0f",
    "burst/table/table_01.jpg, 2cf8d04e4a39ea0f",
    "burst/table/table_08.jpg, cfcec2abef8aa998",
    "burst/table/table_15.jpg, 33ce3cae667734a8",
    "startrails/scorpius-a/sky_001.jpg, aba3fe5763ac8aa1",
    "startrails/scorpius-a/sky_012.jpg, fa116f58a13f691d",
    "startrails/scorpius-a/sky_024.jpg, 44841842e52696cd"
  })
  void samplesAreThoseOfAnIndependentDecoder(String name, String hash)
      throws IOException, NoSuchAlgorithmException {
    byte[] samples = TestJpegs.samples(open(name), 37);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(samples);
    assertEquals(hash, HexFormat.of().formatHex(digest, 0, 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "formats/jpeg/8_ls.jpg | is a lossless JPEG",
        "formats/jpeg/gradient_ls.jpg | is a lossless JPEG",
        "formats/jpeg/cmyk-sample.jpg | is a CMYK or YCCK JPEG",
        "formats/jpeg/cmyk-sample-no-icc.jpg | is a CMYK or YCCK JPEG",
        "corrupt/jpeg/110115680-6d6dce80-7d84-11eb-99df-4cb21df3b09f.jpeg | has an unknown segment",
        "corrupt/jpeg/513f29d0-02a8-11e7-9756-6035edb96e79.jpg | has a segment 0xe9",
        "corrupt/jpeg/51432b02-02a8-11e7-9203-b42b1c43c0c3.jpg | has a segment 0xe9",
        "corrupt/jpeg/5145e95a-02a8-11e7-8372-4787a7307ab8.jpg | ends in the middle",
        "corrupt/jpeg/514b20dc-02a8-11e7-92c6-d4fed7b4ebb1.jpg | has a segment 0xe9",
        "corrupt/jpeg/514c48ea-02a8-11e7-8789-bb75321f404f.jpg | ends in the middle",
        "corrupt/jpeg/514e4122-02a8-11e7-8c03-0830d60cd585.jpg | has a segment 0xe9",
        "corrupt/jpeg/515e763c-02a8-11e7-85fb-573b41201f05.jpg | has a segment 0xe9",
        "corrupt/jpeg/516c2778-02a8-11e7-9d50-e916ce831200.jpg | has a segment 0xe9",
        "corrupt/jpeg/ArrayIndexOutOfBoundsException_DhtSegment_79.jpeg | has a segment 0xf1",
        "corrupt/jpeg/broken-adobe-marker-bad-length.jpg | has an unknown segment",
        "corrupt/jpeg/broken-adobe-segment-length-beyond-eof.jpg | ends in the middle",
        "corrupt/jpeg/broken-no-sof-ascii-transfer-mode.jpg | ends in the middle",
        "corrupt/jpeg/broken-sos-before-sof.jpg | has a scan before its frame header",
        "corrupt/jpeg/duplicate-component-ids.jpg | names two colour components 1",
        "corrupt/jpeg/jfif-cmyk-invalid-icc-profile-srgb.jpg | is a CMYK or YCCK JPEG",
        "corrupt/jpeg/read-error1024.jpg | is a CMYK or YCCK JPEG",
        "corrupt/jpeg/read-error1025.jpg | is a CMYK or YCCK JPEG",
        "corrupt/jpeg/read-error1026.jpg | is a CMYK or YCCK JPEG",
        "corrupt/jpeg/timeout-48eb4251935b4ca8b26d1859ea525c1b42ae0c78.jpeg | is damaged",
        "corrupt/made/bytes_flipped.jpg | is damaged",
        "corrupt/made/cut_half.jpg | is damaged",
        "corrupt/made/cut_last_64.jpg | is damaged",
        "corrupt/made/zero_bytes.jpg | does not start like a JPEG"
      })
  void whatCannotBeReadIsRefusedWithTheReason(String name, String reason) {
    Path file = RealFrames.path(name); // or the test is skipped
    IOException e =
        assertThrows(
            IOException.class, () -> TestJpegs.samples(READERS.open(file, Limits.DEFAULT), 37));
    assertTrue(e.getMessage().startsWith(reason), e.getMessage());
    assertEquals(0, TestJpegs.runningDecoders());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
  void theOrientationIsToldAndNotApplied(int tag) throws IOException {
    try (FrameFile frame = open("formats/exif-orientation/Portrait_" + tag + ".jpg")) {
      ImageInfo info = frame.info();
      assertEquals(tag, info.metadata().orientation().tag());
      assertEquals(info.metadata().orientation().swapsSides() ? 1800 : 1200, info.width());
    }
  }

  /** The expected values are those that Pillow 9.4 reads. */
  @Test
  void whatACameraWroteIsRead() throws IOException {
    try (FrameFile frame = open("startrails/scorpius-a/sky_001.jpg")) {
      Metadata metadata = frame.info().metadata();
      assertEquals(Optional.of(LocalDateTime.of(2016, 7, 26, 20, 44, 8)), metadata.captureTime());
      assertEquals(OptionalDouble.of(1.499999), metadata.exposureSeconds());
      assertEquals(Optional.of(new Resolution(72, 72)), metadata.resolution());
    }
  }

  private static FrameFile open(String name) throws IOException {
    Path file = RealFrames.path(name);
    return READERS.open(file, Limits.DEFAULT);
  }
}
