package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MedianCombine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the flight recorder keeps of a run. */
class FlightEventsTest extends StackingTest {
  private static final ImageInfo INFO = ImageInfo.of(40, 30, BANDS.get(1), SampleType.UINT8);

  private List<Path> files;

  @BeforeEach
  void writeFrames() throws IOException {
    files = write(IntStream.range(0, 3).mapToObj(i -> MemoryImage.random(INFO, i)).toList());
  }

  @Test
  void aFoldIsRecordedByFrameBandAndOutput() throws IOException {
    List<RecordedEvent> events = record(plain(new MeanCombine()));
    List<RecordedEvent> frames = named(events, "stacker.Frame");
    assertEquals(
        files.stream().map(Path::toString).toList(),
        frames.stream().map(frame -> frame.getString("frame")).sorted().toList());
    for (RecordedEvent frame : frames) {
      assertEquals("fold", frame.getString("stage"));
      assertEquals(40 * 30, frame.getLong("pixels"));
      assertEquals(Files.size(files.get(0)), frame.getLong("fileBytes"));
      assertTrue(frame.getDuration("reading").toNanos() > 0, frame::toString);
      assertFalse(frame.getDuration("waiting").isNegative(), frame::toString);
      assertTrue(frame.getDuration().compareTo(frame.getDuration("reading")) >= 0, frame::toString);
    }
    assertBands("finish", events);
    RecordedEvent output = named(events, "stacker.Output").get(0);
    assertEquals("encode", output.getString("stage"));
    assertTrue(output.getString("output").endsWith("result.raw"), output::toString);
  }

  @Test
  void aSweepIsRecordedByFrameBandAndOutput() throws IOException {
    List<RecordedEvent> events = record(plain(new MedianCombine()));
    List<RecordedEvent> frames = named(events, "stacker.Frame");
    assertEquals(3, frames.size());
    assertTrue(frames.stream().allMatch(frame -> frame.getString("stage").equals("spill")));
    assertBands("sweep", events);
    assertEquals(1, named(events, "stacker.Output").size());
  }

  /** Each row is in one band. */
  private static void assertBands(String stage, List<RecordedEvent> events) {
    List<RecordedEvent> bands = named(events, "stacker.Band");
    assertTrue(bands.stream().allMatch(band -> band.getString("stage").equals(stage)));
    assertEquals(30, bands.stream().mapToInt(band -> band.getInt("rows")).sum());
    assertEquals(40 * 30, bands.stream().mapToLong(band -> band.getLong("pixels")).sum());
    assertEquals(bands.size(), bands.stream().map(band -> band.getInt("y")).distinct().count());
  }

  private List<RecordedEvent> record(Case combine) throws IOException {
    StackJob job = job(Access.ROWS, false, combine, new CapturingWriter(5));
    ExecutionPlan plan =
        cut(
            new Planner(job, budget())
                .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1)),
            7,
            100,
            2);
    Path file = folder.resolve("run.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      new StackEngine(scratch()).run(plan, Progress.NONE);
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }
}
