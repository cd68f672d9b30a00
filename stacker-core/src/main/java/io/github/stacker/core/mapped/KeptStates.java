package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.io.IOException;
import java.util.ArrayList;
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
 * <p>State that fits the memory is worked on there, which is faster. Now and then a band is copied
 * to image and scratch; there its counter may be behind the one in memory.
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

  private final KeepingPace pace;

  /** Whether a change of a band in memory has ended in its middle. */
  private final boolean[] broken;

  private KeptStates(
      MappedStates bands,
      Optional<HeapStates> memory,
      MappedStates images,
      Counters changing,
      KeepingPace pace) {
    this.bands = bands;
    this.memory = memory;
    this.images = images;
    this.changing = changing;
    this.pace = pace;
    this.broken = new boolean[bands.counters().count()];
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
    long startNanos = System.nanoTime();
    int slots = slots(scratch.notes(WORKERS), workers);
    List<MappedStates> opened = new ArrayList<>();
    try {
      MappedStates bands = MappedStates.create(scratch, NAME, planes, bandPlaces, bandCount);
      opened.add(bands);
      MappedStates images = MappedStates.create(scratch, IMAGES, planes, bandPlaces, slots);
      opened.add(images);
      Counters changing = scratch.counters(CHANGING, slots);
      KeepingPace pace = new KeepingPace(bandCount, System.nanoTime() - startNanos);
      KeptStates states = new KeptStates(bands, memory, images, changing, pace);
      states.finishChanges();
      states.fillMemory();
      return states;
    } catch (IOException | RuntimeException e) {
      for (MappedStates each : opened) {
        each.close();
      }
      throw e;
    }
  }

  /** Gives the number of images that were made first. */
  private static int slots(Notes notes, int workers) throws ScratchException {
    if (notes.lines().isEmpty()) {
      notes.add(String.valueOf(workers));
    }
    try {
      return Integer.parseInt(notes.lines().get(0));
    } catch (NumberFormatException e) {
      throw new ScratchException("the notes of the run are damaged; start it anew with --fresh", e);
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
        memory.get().counters().set(band, bands.counters().get(band));
      }
    }
  }

  @Override
  public StateBand band(int index) {
    return memory.isPresent() ? memory.get().band(index) : bands.band(index);
  }

  @Override
  public Counters counters() {
    return memory.isPresent() ? memory.get().counters() : bands.counters();
  }

  @Override
  public void change(int worker, int band, Consumer<StateBand> change, long counter) {
    if (memory.isPresent()) {
      changeInMemory(memory.get(), worker, band, change, counter);
      return;
    }
    bands.copy(band, images, worker);
    change.accept(images.band(worker));
    begin(worker, band, counter);
    images.copy(worker, bands, band);
    end(worker, band, counter);
  }

  private void changeInMemory(
      HeapStates states, int worker, int band, Consumer<StateBand> change, long counter) {
    broken[band] = true;
    change.accept(states.band(band));
    broken[band] = false;
    if (pace.isDue(band)) {
      long startNanos = System.nanoTime();
      keep(states.band(band), worker, band, counter);
      pace.kept(band, startNanos);
    }
    states.counters().set(band, counter);
  }

  private void keep(HeapBand state, int worker, int band, long counter) {
    state.copyTo(images.band(worker));
    begin(worker, band, counter);
    state.copyTo(bands.band(band));
    end(worker, band, counter);
  }

  /** Says that the image is valid. */
  private void begin(int worker, int band, long counter) {
    images.counters().set(worker, counter);
    changing.set(worker, band + 1L);
  }

  /** Says that the band is. */
  private void end(int worker, int band, long counter) {
    bands.counters().set(band, counter);
    changing.set(worker, 0);
  }

  @Override
  public void keep() {
    for (int band = 0; memory.isPresent() && band < broken.length; band++) {
      long counter = memory.get().counters().get(band);
      if (!broken[band] && counter > bands.counters().get(band)) {
        keep(memory.get().band(band), 0, band, counter);
      }
    }
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
