package io.github.stacker.api;

import java.util.List;

/**
 * Folds integer samples of which none is missing, several of them at once: a faster way to the
 * results of a {@link FoldKernel}.
 *
 * <p>Samples lie side by side in {@code long}s, as many lanes to a word as fit: sample {@code p} of
 * a run, unsigned, is the {@code p % lanes}-th lowest lane of word {@code p / lanes}. A lane is 8
 * bits wide for UINT8 frames, 16 for UINT16. Lanes behind the last sample may hold anything.
 */
public interface LaneFold {
  /**
   * Names the state kept for each word of samples.
   *
   * @return the planes, all of them {@link StatePlane.Type#INT64}
   */
  List<StatePlane> planes();

  /**
   * Adds a run of samples of one frame to the state.
   *
   * @param samples the frame's samples, from index 0; only to be read
   * @param state the state of the same words; changed
   * @param words words in use
   */
  void add(long[] samples, FoldState state, int words);

  /**
   * Computes results from the state: the bits that {@link FoldKernel#finish} gives.
   *
   * @param state the state after the last frame; not changed
   * @param frames how many frames were added, at least 1
   * @param words words in use
   * @param results gets a result for each lane of these words
   */
  void finish(FoldState state, int frames, int words, double[] results);

  /**
   * Computes results from the state, clamped to the samples' type and rounded half up.
   *
   * @param state the state after the last frame; not changed
   * @param frames how many frames were added, at least 1
   * @param words words in use
   * @param results gets the results, in lanes like those of samples
   */
  void round(FoldState state, int frames, int words, long[] results);
}
