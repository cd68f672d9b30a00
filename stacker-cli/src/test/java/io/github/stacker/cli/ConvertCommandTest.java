package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsReaderProvider;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {
  @TempDir private Path folder;
  private Path frames;
  private List<Path> files;
  private Path out;

  @BeforeEach
  void makeFrames() {
    frames = folder.resolve("frames");
    files = TestFrames.set(frames, "png", 3);
    out = folder.resolve("out");
  }

  @Test
  void eachFrameBecomesAPictureCalledLikeIt() throws IOException {
    convert(out + "/", "--filter", "thumbnail:size=10", "--filter", "greyscale", "--format", "jpg")
        .endsWith(DONE)
        .prints("converted 3 frames");
    assertEquals(List.of("f1.jpg", "f2.jpg", "f3.jpg"), names(out));
    BufferedImage picture = TestFrames.read(out.resolve("f2.jpg"));
    assertEquals(10, picture.getWidth());
    assertEquals(8, picture.getHeight());
    assertEquals(1, picture.getRaster().getNumBands());
  }

  @Test
  void samplesAreThoseOfTheFramesUnlessAFilterChangesThem() throws IOException {
    convert(out + "/").endsWith(DONE);
    assertArrayEquals(pixels(files.get(2)), pixels(out.resolve("f3.png")));
    convert(out + "/", "--roi", "5,6,7,8").endsWith(DONE);
    int[] part = TestFrames.read(files.get(0)).getRGB(5, 6, 7, 8, null, 0, 7);
    assertArrayEquals(part, pixels(out.resolve("f1.png")));
  }

  @ParameterizedTest
  @CsvSource({
    "'{name}-small.{ext}', 'f1-small.png f2-small.png f3-small.png'",
    "'{folder}-{index:3}.tif', 'frames-001.tif frames-002.tif frames-003.tif'",
    "'{index}.{ext}', '1.png 2.png 3.png'",
  })
  void namesFollowThePattern(String pattern, String expected) throws IOException {
    convert(out.resolve(pattern)).endsWith(DONE);
    assertEquals(List.of(expected.split(" ")), names(out));
  }

  @Test
  void anyNumberOfThreadsWritesTheSameFiles() throws IOException {
    String[] turned = {"--filter", "rotate:degrees=20,fill=[7]", "--format", "tif"};
    convert(out + "/", Stream.concat(Stream.of("--threads", "1"), Stream.of(turned)).toArray());
    Path other = folder.resolve("other");
    convert(other + "/", Stream.concat(Stream.of("--threads", "3"), Stream.of(turned)).toArray());
    assertEquals(3, names(out).size());
    for (String name : names(out)) {
      assertEquals(-1, Files.mismatch(out.resolve(name), other.resolve(name)));
    }
  }

  @Test
  void jpegsAreDecodedInASmallerSizeForThumbnails() throws IOException {
    frames = folder.resolve("photos");
    TestFrames.write(frames.resolve("photo.jpg"), TestFrames.noise(203, 150, 1));
    String thumbnail = "thumbnail:size=20";
    convert(out + "/", "--format", "png", "--filter", thumbnail, "--check").endsWith(DONE);
    int[] quick = pixels(out.resolve("photo.png"));
    convert(out + "/", "--format", "png", "--filter", thumbnail).endsWith(DONE);
    assertArrayEquals(quick, pixels(out.resolve("photo.png")));
    convert(out + "/", "--format", "png", "--filter", "gain", "--filter", thumbnail).endsWith(DONE);
    int[] whole = pixels(out.resolve("photo.png"));
    assertEquals(20 * 15, whole.length);
    assertEquals(whole.length, quick.length);
    assertFalse(Arrays.equals(whole, quick), "decoded in the same size");
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i] & 0xff, quick[i] & 0xff, 16);
    }
  }

  /** The first could be decoded in a smaller size, but for the master. */
  @ParameterizedTest
  @ValueSource(strings = {"thumbnail:size=20", "gaussian-blur:sigma=2", "rotate:degrees=10"})
  void filtersSeeWhatIsCalibrated(String filter) throws IOException {
    frames = folder.resolve("photos");
    TestFrames.write(frames.resolve("photo.jpg"), TestFrames.noise(203, 150, 1));
    Path bias = folder.resolve("bias.png");
    TestFrames.write(bias, TestFrames.noise(203, 150, 2));
    convert(out + "/", "--bias", bias, "--format", "fits").endsWith(DONE);
    Path once = folder.resolve("once");
    convert(once + "/", "--bias", bias, "--format", "fits", "--filter", filter).endsWith(DONE);
    frames = out;
    Path twice = folder.resolve("twice");
    convert(twice + "/", "--filter", filter).endsWith(DONE);
    assertArrayEquals(floats(once.resolve("photo.fits")), floats(twice.resolve("photo.fits")));
  }

  @Test
  void aDamagedPictureOfAFilterIsToldByItsName() throws IOException {
    Path mask = folder.resolve("mask.png");
    CommandRun.of("convert", "--filter", "greyscale", "-o", mask, files.get(0)).endsWith(DONE);
    byte[] bytes = Files.readAllBytes(mask);
    bytes[bytes.length - 20] ^= 1; // compressed samples
    Files.write(mask, bytes);
    convert(out + "/", "--filter", "mask:picture=" + mask, "--on-error", "skip")
        .endsWith(FRAME)
        .tells(
            "stacker: picture \""
                + mask
                + "\" (--filter \"mask:picture="
                + mask
                + "\": picture): ");
    assertFalse(Files.exists(out));
  }

  @Test
  void twoFramesDoNotBecomeOnePicture() throws IOException {
    TestFrames.set(folder.resolve("more"), "png", 1);
    CommandRun.of("convert", "-o", out + "/", frames, folder.resolve("more"))
        .endsWith(USAGE)
        .tells("frames/f1.png", "more/f1.png", "would both become", "{folder}");
    convert(out.resolve("one.png")).endsWith(USAGE).tells("one file for 3 frames");
    assertFalse(Files.exists(out));
  }

  @Test
  void aFrameIsReplacedOnlyIfThatIsWanted() throws IOException {
    int[] before = pixels(files.get(0));
    convert(frames + "/", "--filter", "invert").endsWith(USAGE).tells("--in-place");
    convert(frames.resolve("f{index:1}.png"), "--filter", "invert", "--in-place").endsWith(DONE);
    int[] after = pixels(files.get(0));
    assertEquals(~before[7] & 0xffffff, after[7] & 0xffffff);
    CommandRun.of("convert", "--in-place", "-o", files.get(1), files.get(0), files.get(1))
        .endsWith(USAGE);
    CommandRun.of("convert", "--in-place", "-o", frames + "/f2.{ext}", files.get(0)).endsWith(DONE);
  }

  @Test
  void whatIsThereMayBeKept() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("f2.png"), "mine");
    convert(out + "/", "--no-clobber").endsWith(USAGE).tells("f2.png", "is there already");
    assertEquals(List.of("f2.png"), names(out));
    convert(out + "/").endsWith(DONE);
    assertArrayEquals(pixels(files.get(1)), pixels(out.resolve("f2.png")));
  }

  @Test
  void aBadFrameEndsItOrIsSkippedByName() throws IOException {
    TestFrames.truncate(files.get(1), 0.5);
    convert(out + "/", "--on-error", "skip")
        .endsWith(FRAME)
        .tells("skipping frame", "f2.png")
        .prints("converted 2 of 3 frames");
    assertEquals(List.of("f1.png", "f3.png"), names(out));
    CommandRun quiet = convert(out + "/", "--on-error", "skip", "--quiet").endsWith(FRAME);
    assertEquals("", quiet.tells("skipping frame", "f2.png").out());
    convert(folder.resolve("strict") + "/", "--threads", "1")
        .endsWith(FRAME)
        .tells(
            "f2.png", "mend it, leave it out, or have bad frames skipped with --on-error skip\n");
    assertEquals(List.of("f1.png"), names(folder.resolve("strict")));
  }

  @ParameterizedTest
  @CsvSource({
    "photo, its name has no ending",
    "png, its name has no ending",
    "photo.webp, 'nothing writes \".webp\"'",
    "photo.TXT, 'nothing writes \".txt\"'",
  })
  void aFrameWhoseNameDoesNotTellAFormatIsRefusedOrSkipped(String name, String told)
      throws IOException {
    Path frame = Files.copy(files.get(1), folder.resolve(name));
    convert(out + "/", frame)
        .endsWith(USAGE)
        .tells("frame \"" + frame + "\": " + told, "give --format, for example --format png");
    assertFalse(Files.exists(out));
    convert(out + "/", "--on-error", "skip", frame)
        .endsWith(FRAME)
        .tells("skipping frame \"" + frame + "\": " + told)
        .prints("converted 3 of 4 frames");
    assertEquals(List.of("f1.png", "f2.png", "f3.png"), names(out));
    CommandRun.of("convert", "--on-error", "skip", "-o", out + "/", frame)
        .endsWith(USAGE)
        .tells("stacker: frame \"" + frame + "\": " + told);
    convert(out + "/", "--format", "tif", frame).endsWith(DONE);
  }

  @Test
  void skippedFramesKeepTheirNumbers() throws IOException {
    Path frame = Files.copy(files.get(1), folder.resolve("photo"));
    convert(out.resolve("{index}.{ext}"), "--on-error", "skip", frame).endsWith(FRAME);
    assertEquals(List.of("1.png", "2.png", "3.png"), names(out));
    convert(
            out.resolve("given-{index}.{ext}"),
            "--on-error",
            "skip",
            "--set",
            "frames.order=given",
            frame)
        .endsWith(FRAME);
    assertEquals(List.of("given-2.png", "given-3.png", "given-4.png"), names(out).subList(3, 6));
  }

  /** One thread may make the folder and be done while another still holds a name in it. */
  @Test
  void foldersInWhichNothingWasWrittenGoAgain() throws IOException {
    Path more = folder.resolve("more");
    for (Path set : List.of(frames, more)) {
      for (Path file : TestFrames.set(set, "png", 3)) {
        TestFrames.truncate(file, 0.5);
      }
    }
    for (int i = 0; i < 20; i++) {
      Path pattern = out.resolve("{folder}/{name}.png");
      convert(pattern, "--threads", "4", "--filter", "rotate:degrees=10", more).endsWith(FRAME);
      assertFalse(Files.exists(out), "attempt " + i);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() {
    convert(files.get(0).resolve("under/a-file") + "/")
        .endsWith(RESOURCES)
        .tells(
            "stacker: \""
                + files.get(0)
                + "\" is not a folder that can be written to; choose another");
  }

  @ParameterizedTest
  @CsvSource({
    "thumbnail:siez=12, ': siez is unknown; did you mean \"size\"'",
    "thumbnial:size=12, ': unknown filter \"thumbnial\"; did you mean \"thumbnail\"'",
    "thumbnail:size=x, ': size must be a whole number'",
    "'rotate:degrees=1,fill=[1,x]', ': fill must be a list'",
    "thumbnail:12, ': write name:key=value'",
    "'thumbnail:size=1,size=2', ': \"size\" is given twice'",
    "thumbnail, ': size is 0, width 0, height 0; give size'",
    "rotate, ' lacks \"degrees\"'"
  })
  void filtersAreCheckedAsInPipelines(String filter, String told) {
    convert(out + "/", "--filter", filter)
        .endsWith(USAGE)
        .tells("stacker: --filter \"" + filter + "\"" + told);
    assertFalse(Files.exists(out));
  }

  @Test
  void aFilterThatDoesNotFitAFrameIsRefused() {
    convert(out + "/", "--filter", "rotate:degrees=1,fill=[1,2]")
        .endsWith(USAGE)
        .tells(
            "stacker: --filter \"rotate:degrees=1,fill=[1,2]\": filter \"rotate\" cannot be applied to",
            "fill has 2 numbers, the image 3 bands",
            "frames/f1.png");
  }

  @Test
  void aPictureWithAlphaBecomesAJpegOverABackground() throws IOException {
    String mask = "mask:polygon=[0,0,16,0,16,30,0,30]";
    convert(out + "/", "--format", "jpg", "--filter", mask)
        .endsWith(USAGE)
        .tells("JPEG cannot hold alpha; write TIFF or PNG, or add the filter \"flatten\"");
    convert(
            out + "/",
            "--format",
            "jpg",
            "--filter",
            mask,
            "--filter",
            "flatten:background=[1,0,1]")
        .endsWith(DONE);
    int[] flat = pixels(out.resolve("f1.jpg"));
    int[] whole = pixels(files.get(0));
    for (int y = 0; y < TestFrames.HEIGHT; y++) {
      int row = y * TestFrames.WIDTH;
      assertEquals(whole[row] & 0xff, flat[row] & 0xff, 40);
      assertEquals(0xff, flat[row + 30] >> 16 & 0xff, 4);
      assertEquals(0, flat[row + 30] >> 8 & 0xff, 4);
    }
  }

  @Test
  void aFilterThatMeasuresRefusesAFrameAsOthersDo() {
    convert(out + "/", "--filter", "greyscale", "--filter", "grey-world")
        .endsWith(USAGE)
        .tells(
            "stacker: --filter \"grey-world\": filter \"grey-world\" cannot be applied to",
            "the bands of the image are [GREY], not red, green and blue",
            "frames/f1.png");
  }

  /** Computed between the levels, a frame of 8 bits becomes one of floating samples, up to 255. */
  @ParameterizedTest
  @ValueSource(strings = {"tif", "fits"})
  void whatIsWrittenBetweenLevelsIsReadAgainAsBrightAsItWas(String format) throws IOException {
    convert(out + "/", "--filter", "box-blur:radius=1", "--type", "uint8").endsWith(DONE);
    Path floating = folder.resolve("floating");
    convert(floating + "/", "--filter", "box-blur:radius=1", "--format", format).endsWith(DONE);
    Path again = folder.resolve("again");
    CommandRun.of("convert", "--type", "uint8", "--format", "png", "-o", again + "/", floating)
        .endsWith(DONE);
    assertArrayEquals(
        Files.readAllBytes(out.resolve("f1.png")), Files.readAllBytes(again.resolve("f1.png")));
  }

  @ParameterizedTest
  @CsvSource({
    "{nmae}.png, {nmae} is unknown",
    "{name}.xyz, no writer for files ending in \".xyz\"",
    "{name}.dzi, a folder beside each file",
  })
  void namesThatAreNoneAreRefused(String pattern, String told) {
    convert(out.resolve(pattern)).endsWith(USAGE).tells(told);
  }

  @Test
  void optionsOfFormatsAreThoseOfPipelines() throws IOException {
    convert(
            out + "/",
            "--format",
            "tiff",
            "--type",
            "uint16",
            "--set",
            "outputs[0].compression=none")
        .endsWith(DONE);
    long samples = 3L * TestFrames.WIDTH * TestFrames.HEIGHT;
    assertTrue(Files.size(out.resolve("f1.tiff")) >= 2 * samples);
    convert(out + "/", "--set", "outputs[0].compresion=none", "--format", "tif")
        .endsWith(USAGE)
        .tells("compression");
    convert(out + "/", "--format", "tiv").endsWith(USAGE).tells("--format", "tiff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frames.files=[\"elsewhere.png\"] | frames.files: convert takes the frames that stand behind",
        "combine.method=max | combine.method: convert combines nothing",
        "outputs[0].file=foo.tif | outputs[0].file: -o names what is written",
        "outputs[0].format=tiff | outputs[0].format: write --format tiff",
      })
  void whatHasNoEffectIsNotSetInSilence(String set, String told) {
    convert(out + "/", "--set", set).endsWith(USAGE).tells("stacker: --set " + told);
    assertFalse(Files.exists(out));
  }

  @Test
  void aPictureThatNeedsMoreMemoryThanThereIsIsRefused() {
    convert(out + "/", "--memory", "1M", "--on-error", "skip")
        .endsWith(RESOURCES)
        .tells("stacker: a picture of \"" + frames, "the budget is 1.0 MB; give a larger --memory");
    assertFalse(Files.exists(out));
    convert(out + "/", "--memory", "8M").endsWith(DONE);
  }

  @Test
  void programsAreToldWhatIsSkipped() throws IOException {
    TestFrames.truncate(files.get(1), 0.5);
    convert(out + "/", "--on-error", "skip", "--json-progress")
        .endsWith(FRAME)
        .prints("\"event\":\"skipped\"", "\"event\":\"converted\"", "\"exitCode\":3");
  }

  private CommandRun convert(Object output, Object... options) {
    return CommandRun.of(
        Stream.of(Stream.of("convert", "-o", output), Stream.of(options), Stream.of(frames))
            .flatMap(each -> each)
            .toArray());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static double[] floats(Path file) throws IOException {
    try (FrameFile frame = new FitsReaderProvider().open(file, Limits.DEFAULT)) {
      assertEquals(SampleType.FLOAT32, frame.info().sampleType());
      return MemoryImage.copyOf(frame, frame.info().height()).toArray();
    }
  }

  private static int[] pixels(Path file) throws IOException {
    BufferedImage image = TestFrames.read(file);
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
