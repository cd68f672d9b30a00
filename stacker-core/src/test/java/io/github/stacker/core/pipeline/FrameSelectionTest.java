package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSelectionTest {
  private static Catalogue catalogue;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    catalogue = Catalogue.load(List.of());
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @Test
  void filesAreTakenInTheOrderGiven() throws IOException {
    make("b.png", "a.png", "sub/c.png");
    assertSelected(List.of("b.png", "sub/c.png", "a.png"), "b.png", "sub/c.png", "a.png");
  }

  @Test
  void aNumberChoosesAPictureOfEachFile() throws IOException {
    make("b.tif", "a.tif", "sub/c.tif");
    assertLocated(List.of("a.tif#2"), "a.tif#2");
    assertLocated(List.of("b.tif#2", "b.tif", "b.tif#0"), "b.tif#2", "b.tif", "b.tif#0", "b.tif#2");
    assertLocated(List.of("a.tif#1", "b.tif#1"), "*.tif#1");
    assertLocated(List.of("sub/c.tif#7"), "sub#7");
    assertLocated(List.of("a.tif#1", "b.tif#1", "sub/c.tif#1"), "**/*.tif#1");
  }

  @Test
  void aStarChoosesAllFramesOfEachFile() throws IOException {
    make("b.tif", "a.tif", "broken.tif", "unlisted.tif");
    assertLocated(List.of("b.tif#0", "b.tif#1", "b.tif#4"), "b.tif#*");
    assertLocated(
        List.of("a.tif#0", "a.tif#1", "a.tif#4", "b.tif#0", "b.tif#1", "b.tif#4", "broken.tif"),
        "{?,broken}.tif#*");
    assertRefused(
        "frames: \"unlisted.tif#*\": the pictures of \"%s\" cannot be listed: read error"
            .formatted(folder.resolve("unlisted.tif")),
        "unlisted.tif#*");
  }

  @Test
  void aFileThatIsCalledSoIsItself() throws IOException {
    make("a.tif", "a.tif#2", "b#x.tif", "c#1.tif#1");
    assertLocated(List.of("a.tif#2"), "a.tif#2");
    assertEquals(
        List.of(FrameLocation.of(folder.resolve("a.tif#2").toRealPath())),
        located(folder.toRealPath(), "a.tif#2"));
    assertEquals(
        List.of(FrameLocation.of(folder.resolve("a.tif").toRealPath(), 3)),
        located(folder.toRealPath(), "a.tif#3"));
    assertLocated(List.of("a.tif#2", "c#1.tif#1"), "*.tif#?");
    assertLocated(List.of("b#x.tif"), "b#x.tif");
  }

  @Test
  void aChoiceFromNoFileIsRefused() throws IOException {
    make("a.tif");
    assertRefused(
        "frames: \"b.tif#1\": does not exist; the path starts from \"%s\"".formatted(folder),
        "b.tif#1");
    assertRefused(
        "frames: \"a.tif#x\": does not exist; the path starts from \"%s\"".formatted(folder),
        "a.tif#x");
    assertRefused("frames: \"*.png#1\": matches no file in \"%s\"".formatted(folder), "*.png#1");
  }

  private void assertRefused(String expected, String entry) {
    PipelineException e = assertThrows(PipelineException.class, () -> located(folder, entry));
    assertEquals(expected, e.getMessage());
  }

  private void assertLocated(List<String> expected, String... entries) {
    assertEquals(
        expected,
        located(folder, entries).stream()
            .map(frame -> folder.relativize(Path.of(frame.toString())).toString())
            .toList());
  }

  @Test
  void absolutePathsAreTakenAsTheyAre() throws IOException {
    make("a.png");
    assertSelected(List.of("a.png"), folder.resolve("a.png").toString());
  }

  @Test
  void whatGlobsMatchIsInNaturalOrder() throws IOException {
    make("img10.png", "IMG3.png", "img2.png", "img02.png", "img.txt");
    assertSelected(List.of("img02.png", "img2.png", "IMG3.png", "img10.png"), "*.png");
    assertSelected(List.of("img2.png"), "img?.png");
    assertSelected(List.of("img2.png", "IMG3.png"), "[iI][mM][gG][23].png");
    assertSelected(List.of("img.txt", "IMG3.png"), "{img,IMG}{3.png,.txt}");
  }

  @Test
  void globsMatchFolders() throws IOException {
    make("n10/a.png", "n9/b.png", "n9/deep/c.png", "top.png");
    assertSelected(List.of("n9/b.png", "n10/a.png"), "n*/*.png");
    assertSelected(List.of("n9/b.png"), "n9/*.png");
    assertSelected(List.of("n9/deep/c.png"), "*/deep/*");
  }

  @Test
  void doubleStarsMatchAnyNumberOfFoldersAlsoNone() throws IOException {
    make("top.png", "n/a.png", "n/m/b.png", "n/m/c.txt");
    assertSelected(List.of("n/a.png", "n/m/b.png", "top.png"), "**/*.png");
    assertSelected(List.of("n/a.png", "n/m/b.png"), "n/**/*.png");
    assertSelected(List.of("n/a.png", "n/m/b.png"), "n/**.png");
    assertSelected(List.of("n/m/b.png", "n/m/c.txt"), "**/m/**/*.{png,txt}");
    assertSelected(List.of("n/m/c.txt", "top.png"), "{top,**/c}.{png,txt}");
  }

  @Test
  void aFileWhoseNameLooksLikeAGlobIsItself() throws IOException {
    make("a[1].png", "a1.png", "{b}.png", "what?.png", "whats.png");
    assertSelected(List.of("a[1].png"), "a[1].png");
    assertSelected(List.of("{b}.png"), "{b}.png");
    assertSelected(List.of("what?.png"), "what?.png");
    Files.delete(folder.resolve("a[1].png"));
    assertSelected(List.of("a1.png"), "a[1].png");
  }

  @Test
  void aFolderStandsForItsOwnFiles() throws IOException {
    make("in/b10.png", "in/b9.png", "in/deep/c.png", "in/.hidden.png");
    assertSelected(List.of("in/b9.png", "in/b10.png"), "in");
    assertSelected(List.of("in/b9.png", "in/b10.png"), "in/");
  }

  @Test
  void hiddenFilesTakePartOnlyByTheirName() throws IOException {
    make(".a.png", "b.png", ".trash/c.png", "n/.trash/d.png");
    assertSelected(List.of("b.png"), "*.png");
    assertSelected(List.of("b.png"), "**.png");
    assertSelected(List.of(".a.png"), ".a.png");
    assertSelected(List.of(".trash/c.png"), ".trash/*.png");
    assertSelected(List.of(".trash/c.png"), ".trash");
  }

  @Test
  void aFileReachedTwiceCountsOnceAtItsFirstPlace() throws IOException {
    make("a.png", "b.png", "c.png");
    assertSelected(List.of("c.png", "a.png", "b.png"), "c.png", "*.png", "./a.png", "x/../b.png");
  }

  @Test
  void aBaseFolderWrittenInARoundaboutWayGivesTheSamePaths() throws IOException {
    make("a.png", "sub/b.png");
    List<Path> expected = List.of(folder.resolve("a.png"));
    assertEquals(expected, selected(folder.resolve("sub/.."), "a.png", "*.png"));
  }

  @Test
  void foldersThatContainThemselvesByALinkAreNamed() throws IOException {
    make("n/a.png");
    Files.createSymbolicLink(folder.resolve("n/again"), folder);
    assertSelected(List.of("n/a.png"), "n/*.png");
    assertEquals(
        "frames: \"**.png\": folder \"%s\" contains itself by a link; name the folders to search"
            .formatted(folder.resolve("n/again")),
        refusal("**.png"));
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    make("a.png");
    assertEquals(
        "frames: \"b.png\": does not exist; the path starts from \"%s\"".formatted(folder),
        refusal("a.png", "b.png"));
  }

  @Test
  void globsThatMatchNothingAreNamed() throws IOException {
    make("sub/a.png");
    assertEquals(
        "frames: \"*.png\": matches no file in \"%s\"".formatted(folder), refusal("*.png"));
    assertEquals(
        "frames: \"sub/*.jpg\": matches no file in \"%s\"".formatted(folder.resolve("sub")),
        refusal("sub/*.jpg"));
    assertEquals(
        "frames: \"none/*.png\": the folder \"%s\" does not exist"
            .formatted(folder.resolve("none")),
        refusal("none/*.png"));
  }

  @Test
  void foldersWithoutFilesAreNamed() throws IOException {
    make("in/.hidden", "in/deep/a.png");
    assertEquals("frames: \"in\": is a folder without pictures", refusal("in"));
  }

  @Test
  void globsThatAreNoneAreNamed() {
    for (String glob : List.of("a[1.png", "{a,b.png", "{a{b}}", "[]", "[z-a]")) {
      String message = refusal(glob);
      assertEquals(
          "frames: \"%s\": is no glob (".formatted(glob),
          message.substring(0, message.indexOf('(') + 1));
    }
  }

  @Test
  void pathsThatCannotBeAreNamed() {
    for (String odd : List.of("a\\u0000.png", "x\\u0000/*.png")) {
      String message = refusal(odd);
      assertEquals(
          "frames: \"%s\": is no path".formatted(odd),
          message.substring(0, message.indexOf("path") + 4));
    }
  }

  @Test
  void whatIsNeitherFileNorFolderIsNamed() {
    assertEquals("frames: \"/dev/null\": is neither a file nor a folder", refusal("/dev/null"));
  }

  @Test
  void notesBesidePicturesAreNoFramesButBrokenPicturesAre() throws IOException {
    make("in/a.PNG", "in/broken.png", "in/a.xmp", "in/notes", "in/stacked.tif.manifest.json");
    assertSelected(List.of("in/a.PNG", "in/broken.png"), "in");
    make("none/a.xmp", "none/broken.png");
    assertEquals("frames: \"none\": is a folder without pictures", refusal("none"));
  }

  private static boolean beginsLikeAPicture(Path file) {
    String name = file.getFileName().toString();
    boolean note = name.endsWith(".xmp") || name.endsWith(".json") || name.equals("notes");
    return !note && !name.startsWith("broken");
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  private void assertSelected(List<String> expected, String... entries) {
    List<String> names =
        selected(folder, entries).stream().map(file -> folder.relativize(file).toString()).toList();
    assertEquals(expected, names);
  }

  private String refusal(String... entries) {
    return assertThrows(PipelineException.class, () -> selected(folder, entries)).getMessage();
  }

  /** Entries go into the JSON as they are, so they may hold its escapes. */
  private static List<FrameLocation> located(Path baseFolder, String... entries) {
    String files = Stream.of(entries).collect(Collectors.joining("\", \"", "\"", "\""));
    String json =
        "{\"frames\": {\"files\": [%s]}, \"combine\": {\"method\": \"mean\"}, \"outputs\": [{\"file\": \"o.png\"}]}"
            .formatted(files);
    return FrameSelection.of(
        new PipelineReader(catalogue).read(json, "test.json", baseFolder, List.of()),
        new PageFinder());
  }

  private static List<Path> selected(Path baseFolder, String... entries) {
    return located(baseFolder, entries).stream().map(FrameLocation::file).toList();
  }

  /** Every file has three pages, but one that cannot be opened and one that cannot be listed. */
  private record PageFinder() implements PictureFinder {
    @Override
    public boolean isPicture(Path file) {
      return beginsLikeAPicture(file);
    }

    @Override
    public List<FrameLocation> frames(Path file) throws IOException {
      if (file.endsWith("unlisted.tif")) {
        throw new IOException("read error");
      }
      return file.endsWith("broken.tif")
          ? List.of(FrameLocation.of(file))
          : List.of(
              FrameLocation.of(file, 0), FrameLocation.of(file, 1), FrameLocation.of(file, 4));
    }
  }
}
