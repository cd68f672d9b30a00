package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.util.Arrays;

/**
 * A kernel whose work is looked at, at some cost: that it leaves its window as it is, writes all of
 * its result, and nothing behind it. Belongs to one thread.
 */
final class CheckedKernel implements WindowKernel {
  /** Samples behind those of a result, which no kernel may touch. */
  private static final int GUARD_SAMPLES = 1024;

  /** A NaN that no arithmetic makes, in either type. */
  private static final float UNWRITTEN_FLOAT = Float.intBitsToFloat(0x7fc0_7577);

  private static final double UNWRITTEN = Double.longBitsToDouble(0x7ff8_0000_756e_7772L);

  private final WindowKernel kernel;
  private final boolean missingStays;
  private final Tile before = new Tile();
  private final Tile computed = new Tile();

  /**
   * Has a kernel looked at.
   *
   * @param kernel the kernel
   * @param missingStays whether nobody reads results where the window has no sample
   */
  CheckedKernel(WindowKernel kernel, boolean missingStays) {
    this.kernel = kernel;
    this.missingStays = missingStays;
  }

  @Override
  public void compute(Tile window, Tile result) {
    before.reshape(window.region(), window.bands(), window.type());
    before.copyFrom(window);
    mark(result);
    kernel.compute(window, computed);
    requireUntouched(window);
    requireWritten(result);
    requireGuard(result);
    result.copyFrom(computed);
  }

  private void mark(Tile result) {
    int length = result.sampleCount() + GUARD_SAMPLES;
    computed.reshape(Region.of(length, 1), 1, result.type());
    if (result.type() == SampleType.FLOAT32) {
      Arrays.fill(computed.floats(), 0, length, UNWRITTEN_FLOAT);
    } else {
      Arrays.fill(computed.doubles(), 0, length, UNWRITTEN);
    }
    computed.reshape(result.region(), result.bands(), result.type());
  }

  private boolean isMarked(int index) {
    return computed.type() == SampleType.FLOAT32
        ? Float.floatToRawIntBits(computed.floats()[index])
            == Float.floatToRawIntBits(UNWRITTEN_FLOAT)
        : Double.doubleToRawLongBits(computed.doubles()[index])
            == Double.doubleToRawLongBits(UNWRITTEN);
  }

  private void requireUntouched(Tile window) {
    for (int i = 0; i < before.sampleCount(); i++) {
      if (Double.compare(before.get(i), window.get(i)) != 0) {
        throw new BrokenPromise(
            "its kernel changed its window, which is only to be read: the sample at %s from %s to %s"
                .formatted(GivenTile.place(before, i), before.get(i), window.get(i)));
      }
    }
  }

  private void requireWritten(Tile result) {
    for (int i = 0; i < result.sampleCount(); i++) {
      if (isMarked(i) && !(missingStays && isMissing(result, i))) {
        throw new BrokenPromise(
            "its kernel left the sample at %s of its result %s unwritten, or read it before"
                .formatted(GivenTile.place(result, i), result.region()));
      }
    }
  }

  private boolean isMissing(Tile result, int index) {
    int pixel = index / result.bands();
    Region region = result.region();
    int own =
        before.index(region.x() + pixel % region.width(), region.y() + pixel / region.width());
    return Double.isNaN(before.get(own + index % result.bands()));
  }

  private void requireGuard(Tile result) {
    int count = result.sampleCount();
    for (int i = count; i < count + GUARD_SAMPLES; i++) {
      if (!isMarked(i)) {
        throw new BrokenPromise(
            "its kernel wrote %s behind the end of its result %s"
                .formatted(GivenTile.samples(i - count + 1), result.region()));
      }
    }
  }
}
