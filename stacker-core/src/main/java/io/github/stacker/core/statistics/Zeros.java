package io.github.stacker.core.statistics;

/** What samples of exactly 0 are to statistics. */
public enum Zeros {
  /** Samples like all others. */
  COUNT,
  /** No samples: the black borders that registration leaves. Siril takes them so. */
  IGNORE
}
