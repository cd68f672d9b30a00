package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tiling;
import java.util.Optional;

/**
 * What the header of a frame tells, as the engine will see the frame: upright and behind all
 * filters.
 *
 * @param index its place among all frames listed, those that cannot be opened counted
 * @param location where it is
 * @param fileBytes size of the file
 * @param info size and meaning behind the filters
 * @param access the order in which it can be read
 * @param tiling the tiles in which it is better read
 * @param workingBytes memory held while it is read
 * @param chainPixelBytes bytes of a pixel in all steps of the chain together
 * @param copyBytes scratch taken by copies inside its chain
 * @param decoder what its samples are decoded with, where its reader has a choice
 * @param nativeBytes memory outside the heap held while it is read
 * @param covered the part outside of which it has no sample; perhaps empty
 */
public record FrameProbe(
    int index,
    FrameLocation location,
    long fileBytes,
    ImageInfo info,
    ImageSource.Access access,
    Optional<Tiling> tiling,
    long workingBytes,
    long chainPixelBytes,
    long copyBytes,
    Optional<String> decoder,
    long nativeBytes,
    Region covered) {
  /**
   * Gives the same frame in another place.
   *
   * @param otherIndex its place
   * @return a copy
   */
  public FrameProbe at(int otherIndex) {
    return new FrameProbe(
        otherIndex,
        location,
        fileBytes,
        info,
        access,
        tiling,
        workingBytes,
        chainPixelBytes,
        copyBytes,
        decoder,
        nativeBytes,
        covered);
  }
}
