package io.github.stacker.core.statistics;

/** How many samples have each value. Bins are in the order of their values. */
interface Histogram {
  /** Gives the number of bins. */
  int bins();

  /** Gives the value of all samples in a bin. */
  double value(int bin);

  /** Gives the number of samples in a bin. */
  long count(int bin);

  /** Gives the first bin with samples from this one on; {@link #bins()} if there is none. */
  int nextUsed(int bin);

  /** Gives the last bin with samples up to this one; -1 if there is none. */
  int previousUsed(int bin);
}
