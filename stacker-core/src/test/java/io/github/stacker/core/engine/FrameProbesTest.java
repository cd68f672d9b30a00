package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameProbesTest extends StackingTest {
  @Test
  void framesAreNumberedAsListedOrAnewInAnotherOrder() throws IOException {
    ImageInfo info = ImageInfo.of(4, 3, BANDS.get(0), SampleType.UINT8);
    List<Path> files =
        write(IntStream.range(0, 5).mapToObj(i -> MemoryImage.random(info, i)).toList());
    Files.writeString(files.get(1), "no frame");
    StackJob job = job(Access.ROWS, true, plain(new MeanCombine()), new CapturingWriter(1));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), true, 2);
    assertEquals(5, probes.listed());
    assertEquals(List.of(0, 2, 3, 4), numbers(probes));
    List<FrameProbe> frames = probes.frames();
    FrameProbes other =
        probes.inOrder(List.of(frames.get(2), frames.get(0), frames.get(3), frames.get(1)));
    assertEquals(List.of(0, 1, 2, 3), numbers(other));
    assertEquals(FrameLocation.of(files.get(3)), other.frames().get(0).location());
    assertEquals(5, other.listed());
  }

  private static List<Integer> numbers(FrameProbes probes) {
    return probes.frames().stream().map(FrameProbe::index).toList();
  }
}
