package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of plugins whose work is looked at. */
class CheckedPluginTest {
  private static final RunOptions CHECKING =
      new RunOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Decoding.Choice.AUTO,
          true,
          RunOptions.Journal.NONE,
          Existing.REPLACED);

  @TempDir Path folder;

  /** One frame is read from the top, the other in place. */
  @ParameterizedTest
  @ValueSource(strings = {"frame1.png", "frame2.tif"})
  void aKernelThatStaysInAWindowThatIsTooSmallIsFoundHoweverFramesAreRead(String frame)
      throws IOException {
    SmallStack stack = SmallStack.in(folder);
    for (String other : new String[] {"frame1.png", "frame2.tif"}) {
      if (!other.equals(frame)) {
        Files.delete(folder.resolve(other));
      }
    }
    Plugins.odd(
            "odd",
            "NoParameters",
            """
            @Override
            public Filter create(NoParameters parameters) {
              return NeighbourhoodFilter.of(new Halo(0, 0), Odd::compute);
            }

            private static void compute(Tile window, Tile result) {
              int row = result.region().width();
              for (int i = 0; i < result.sampleCount(); i++) {
                result.doubles()[i] = window.doubles()[Math.min(i + row, result.sampleCount() - 1)];
              }
            }
            """)
        .writeTo(stack.plugin("odd.jar"));
    String message = stack.with(CHECKING).failure("{\"filter\": \"odd\"}", "mean");
    assertTrue(message.contains(" perhaps its halo is too small"), message);
    assertTrue(message.contains(frame), message);
  }
}
