package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.StackerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The room that pictures of frames take at least on their disks, beside what they replace. Pictures
 * that are whole stay whatever becomes of others, so those are made for which there may be room:
 * refused is what cannot fit. Copies of frames do not count: they come and go one after the other,
 * and each looks for room of its own.
 */
public final class PictureNeeds {
  private final FrameChain chain;
  private final SharedPictures pictures;
  private final Budget budget;

  /** Writers that do not know it, so that no header is read for them. */
  private final Set<FrameWriter> unknowing = ConcurrentHashMap.newKeySet();

  private final Map<Path, Long> byFolder = new ConcurrentHashMap<>();

  /**
   * Knows of no picture yet.
   *
   * @param chain how frames are read
   * @param pictures what is read beside them
   * @param budget what may be used
   */
  public PictureNeeds(FrameChain chain, SharedPictures pictures, Budget budget) {
    this.chain = chain;
    this.pictures = pictures;
    this.budget = budget;
  }

  /**
   * Reads headers, and refuses pictures that do not fit. Frames that cannot be opened and pictures
   * that cannot be written count nothing: that is told when it is their turn.
   *
   * @param outputs what is made of each frame
   * @throws io.github.stacker.api.ResourceLimitException if a disk is too full, or a folder cannot
   *     be written to
   */
  public void require(Map<FrameLocation, OutputJob> outputs) {
    List<Map.Entry<FrameLocation, OutputJob>> all = List.copyOf(outputs.entrySet());
    new FrameQueue(all.size())
        .run(budget.threads(), () -> i -> add(all.get(i).getKey(), all.get(i).getValue()));
    DiskNeeds needs = new DiskNeeds();
    byFolder.forEach(needs::add);
    needs.addScratch(budget.scratch().folder(), pictures.scratchBytes());
    needs.require();
  }

  private void add(FrameLocation frame, OutputJob output) {
    Path folder = DiskNeeds.folderOf(output);
    byFolder.merge(folder, 0L, Long::sum);
    if (unknowing.contains(output.writer())) {
      return;
    }
    Optional<FrameProbe> probe = probe(frame);
    long bytes = probe.map(found -> leastBytes(output, found.info())).orElse(0L);
    if (bytes > 0) {
      byFolder.merge(folder, bytes - replacedBytes(output), Long::sum);
    }
  }

  private Optional<FrameProbe> probe(FrameLocation frame) {
    try {
      return Optional.of(chain.probe(0, frame));
    } catch (IOException | StackerException e) {
      return Optional.empty();
    }
  }

  private long leastBytes(OutputJob output, ImageInfo picture) {
    ImageInfo written;
    try {
      written = OutputPlanner.plan(output, picture).image();
    } catch (PipelineException | FrameException e) {
      return 0;
    }
    long bytes = output.writer().leastBytes(written);
    if (bytes == 0) {
      unknowing.add(output.writer());
    }
    return bytes;
  }

  private static long replacedBytes(OutputJob output) {
    try {
      return Files.exists(output.file()) ? Files.size(output.file()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
