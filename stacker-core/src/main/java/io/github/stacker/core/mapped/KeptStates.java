package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The accumulator of a fold that goes on where a killed process stopped: each band is in mapped
 * scratch as its counter says, or as it was changed in an image that the next {@link #open} puts in
 * its place.
 *
 * <p>A worker copies the band to its image, changes that, says so, copies it back, sets the band's
 * counter, and says that it is done. Killed before the first saying, the band is as it was; after
 * it, the image is copied again, unless the counter shows that this was done: another worker may
 * have changed the band since.
 *
 * <p>State that fits the memory is worked on there, which is faster, and what is copied to image
 * and band comes from there.
 */
public final class KeptStates implements StateBands {
  /** Under which the counters of the bands are kept. */
  public static final String NAME = "state";

  private static final String IMAGES = "images";
  private static final String CHANGING = "changing";
  private static final String WORKERS = "workers";

  private final MappedStates bands;
  private final Optional<HeapStates> memory;

  /** One band for each worker; its counter is the one that the band gets with it. */
  private final MappedStates images;

  /** For each worker the number of the band that its image is for, from 1; otherwise 0. */
  private final Counters changing;

  private KeptStates(
      MappedStates bands, Optional<HeapStates> memory, MappedStates images, Counters changing) {
    this.bands = bands;
    this.memory = memory;
    this.images = images;
    this.changing = changing;
  }

  /**
   * Tells how large the files will be.
   *
   * @param planes the numbers kept for each place
   * @param bandPlaces places of a band
   * @param bandCount number of bands
   * @param workers threads that change bands at once
   * @return bytes
   */
  public static long fileBytes(
      List<StatePlane> planes, int bandPlaces, int bandCount, int workers) {
    return MappedStates.fileBytes(planes, bandPlaces, Math.addExact(bandCount, workers));
  }

  /**
   * Opens the state as it was left, and finishes changes that were begun.
   *
   * @param scratch where
   * @param planes the numbers kept for each place
   * @param bandPlaces places of a band
   * @param bandCount number of bands
   * @param workers threads that change bands at once; if the state was left by fewer, these
   * @param memory where the state is worked on, if it fits
   * @return the state, undefined where nothing was stored
   * @throws IOException if there is no room
   */
  public static KeptStates open(
      RunScratch scratch,
      List<StatePlane> planes,
      int bandPlaces,
      int bandCount,
      int workers,
      Optional<HeapStates> memory)
      throws IOException {
    Notes notes = scratch.notes(WORKERS);
    if (notes.lines().isEmpty()) {
      notes.add(String.valueOf(workers));
    }
    int slots = Integer.parseInt(notes.lines().get(0));
    MappedStates bands = MappedStates.create(scratch, NAME, planes, bandPlaces, bandCount);
    try {
      MappedStates images = MappedStates.create(scratch, IMAGES, planes, bandPlaces, slots);
      KeptStates states = new KeptStates(bands, memory, images, scratch.counters(CHANGING, slots));
      states.finishChanges();
      states.fillMemory();
      return states;
    } catch (IOException | RuntimeException e) {
      bands.close();
      throw e;
    }
  }

  private void finishChanges() {
    for (int worker = 0; worker < changing.count(); worker++) {
      int band = (int) changing.get(worker) - 1;
      if (band >= 0 && bands.counters().get(band) < images.counters().get(worker)) {
        images.copy(worker, bands, band);
        bands.counters().set(band, images.counters().get(worker));
      }
      changing.set(worker, 0);
    }
  }

  private void fillMemory() {
    for (int band = 0; memory.isPresent() && band < bands.counters().count(); band++) {
      if (bands.counters().get(band) > 0) {
        memory.get().band(band).copyFrom(bands.band(band));
      }
    }
  }

  @Override
  public StateBand band(int index) {
    return memory.isPresent() ? memory.get().band(index) : bands.band(index);
  }

  @Override
  public Counters counters() {
    return bands.counters();
  }

  @Override
  public void change(int worker, int band, Consumer<StateBand> change, long counter) {
    if (memory.isPresent()) {
      change.accept(memory.get().band(band));
      memory.get().band(band).copyTo(images.band(worker));
    } else {
      bands.copy(band, images, worker);
      change.accept(images.band(worker));
    }
    images.counters().set(worker, counter);
    changing.set(worker, band + 1L);
    if (memory.isPresent()) {
      memory.get().band(band).copyTo(bands.band(band));
    } else {
      images.copy(worker, bands, band);
    }
    bands.counters().set(band, counter);
    changing.set(worker, 0);
  }

  @Override
  public int workers() {
    return changing.count();
  }

  @Override
  public void close() throws IOException {
    bands.close();
    images.close();
  }
}
