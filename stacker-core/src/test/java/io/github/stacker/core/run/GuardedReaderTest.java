package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.plugin.Origin;
import io.github.stacker.core.plugin.PluginBlame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GuardedReaderTest {
  private static final Region WHOLE = Region.of(8, 6);

  @Test
  void framesOfPluginsTellWhatTheyCover() throws IOException {
    assertEquals(new Region(2, 1, 3, 4), covered(() -> new Region(2, 1, 3, 4)));
  }

  @Test
  void aFrameCoversNothingOutsideItself() throws IOException {
    assertEquals(new Region(5, 0, 3, 6), covered(() -> new Region(5, 0, 30, 60)));
  }

  @Test
  void thePluginIsNamedIfItFails() {
    Supplier<Region> failing =
        () -> {
          throw new IllegalStateException("no rectangle");
        };
    PluginException e = assertThrows(PluginException.class, () -> covered(failing));
    assertTrue(e.getMessage().contains("odd.jar"), e.getMessage());
    assertTrue(e.getMessage().contains("no rectangle"), e.getMessage());
    assertThrows(PluginException.class, () -> covered(() -> null));
  }

  @Test
  void framesOfPluginsAreDecodedInASmallerSize() throws IOException {
    Supplier<Region> failing =
        () -> {
          throw new IllegalStateException("no rectangle");
        };
    try (FrameFile frame = open(failing);
        FrameFile smaller = frame.reduced(2).orElseThrow()) {
      assertEquals(WHOLE.width() / 2, smaller.info().width());
      assertThrows(PluginException.class, smaller::covered);
      assertEquals(Optional.empty(), frame.reduced(3));
    }
  }

  @Test
  void aFrameThatGivesSomethingElseThanItWasAskedForIsSaidOfItsReader() throws IOException {
    try (FrameFile frame = open(() -> WHOLE, 3)) {
      IOException e = assertThrows(IOException.class, () -> frame.read(WHOLE, new Tile()));
      assertEquals(
          "cannot be read: reader \"odd\" of odd.jar failed: it was asked for 8x6 at 0,0, 2 bands of"
              + " UINT8, and gave 8x6 at 0,0, 3 bands of UINT8; tell its author",
          e.getMessage());
    }
  }

  private static Region covered(Supplier<Region> answer) throws IOException {
    try (FrameFile frame = open(answer)) {
      return frame.covered();
    }
  }

  private static FrameFile open(Supplier<Region> answer) throws IOException {
    return open(answer, 2);
  }

  private static FrameFile open(Supplier<Region> answer, int givenBands) throws IOException {
    PluginBlame blame =
        PluginBlame.of(
            "reader", "odd", new Origin(Optional.of(Path.of("odd.jar")), Optional.empty()));
    return new GuardedReader(new OddReader(answer, givenBands), blame)
        .open(Path.of("a.odd"), Limits.DEFAULT);
  }

  private record OddReader(Supplier<Region> answer, int givenBands) implements FrameReaderProvider {
    @Override
    public String name() {
      return "odd";
    }

    @Override
    public String description() {
      return "Reads nothing.";
    }

    @Override
    public boolean recognises(byte[] prefix) {
      return true;
    }

    @Override
    public FrameFile open(Path file, Limits limits) {
      return new OddFrame(answer, givenBands, 1);
    }
  }

  private record OddFrame(Supplier<Region> answer, int givenBands, int divisor)
      implements FrameFile {
    @Override
    public ImageInfo info() {
      return ImageInfo.of(
          WHOLE.width() / divisor,
          WHOLE.height() / divisor,
          List.of(Band.GREY, Band.ALPHA),
          SampleType.UINT8);
    }

    @Override
    public Optional<FrameFile> reduced(int wanted) {
      return wanted == 2 ? Optional.of(new OddFrame(answer, givenBands, wanted)) : Optional.empty();
    }

    @Override
    public void read(Region region, Tile into) {
      into.reshape(region, givenBands, SampleType.UINT8);
    }

    @Override
    public Region covered() {
      return answer.get();
    }

    @Override
    public String format() {
      return "odd";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }
}
