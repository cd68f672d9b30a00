package io.github.stacker.core.engine;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.HeldRoom;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room on the disks that a run holds from its beginning, so that no other program takes it: for
 * scratch that is made later, and for each output. Where there is plenty, none is held.
 */
final class RunRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunRoom.class);

  /** No room. */
  static final RunRoom NONE = new RunRoom();

  private final Map<ExecutionPlan.OutputPlan, HeldRoom> outputs = new HashMap<>();
  private HeldRoom scratch = HeldRoom.NONE;

  private RunRoom() {}

  /**
   * Holds what a run needs.
   *
   * @param plan what is done
   * @param scratch where scratch goes
   * @param work where the work of a run is kept
   * @return the room
   * @throws IOException if it is not there any more
   */
  static RunRoom hold(ExecutionPlan plan, ScratchSpace scratch, RunScratch work)
      throws IOException {
    long taken = work.takenBytes();
    DiskNeeds needs = new DiskNeeds(plan, scratch.folder(), taken);
    RunRoom room = new RunRoom();
    try {
      if (needs.isScarce(scratch.folder())) {
        scratch.unreservedType().ifPresent(type -> warn(scratch.folder(), type));
        room.scratch = HeldRoom.of(scratch.folder(), Math.max(0, plan.scratchBytes() - taken));
      }
      for (ExecutionPlan.OutputPlan output : plan.outputs()) {
        if (needs.isScarce(DiskNeeds.folderOf(output.job()))) {
          LOG.info("holding {} bytes for {}", output.bytes(), output.job().file());
          room.outputs.put(output, HeldRoom.of(DiskNeeds.folderOf(output.job()), output.bytes()));
        }
      }
      return room;
    } catch (IOException | RuntimeException e) {
      room.close();
      throw e;
    }
  }

  private static void warn(Path folder, String type) {
    LOG.warn(
        "there is little room in {}, and {} does not keep what is reserved: if others fill the disk, the run ends; --scratch names another folder",
        folder,
        type);
  }

  /** Gives the room for scratch. */
  HeldRoom scratch() {
    return scratch;
  }

  /**
   * Gives up an output's room while it is written.
   *
   * @param output the output
   * @param picture what its writer pulls
   * @return the same picture; for each part that is pulled so much room is given up as is its share
   */
  ImageSource givenFor(ExecutionPlan.OutputPlan output, ImageSource picture) {
    HeldRoom room = outputs.get(output);
    return room == null ? picture : new GivingSource(picture, room, output.bytes());
  }

  @Override
  public void close() throws IOException {
    Sources.close(
        Stream.concat(Stream.of(scratch), outputs.values().stream())
            .map(room -> (Closeable) room::close));
  }

  private static final class GivingSource extends FilteredSource {
    private final HeldRoom room;
    private final double bytesPerPixel;

    GivingSource(ImageSource picture, HeldRoom room, long bytes) {
      super(picture, picture.info());
      this.room = room;
      this.bytesPerPixel = (double) bytes / picture.info().region().pixels();
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      source().read(region, into);
      room.give((long) Math.ceil(bytesPerPixel * region.pixels()));
    }
  }
}
