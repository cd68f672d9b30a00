package io.github.stacker.core.engine;

/** What a plugin whose work is looked at did that none may do. */
public final class BrokenPromise extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Reports it.
   *
   * @param what as part of a sentence
   */
  public BrokenPromise(String what) {
    super(what);
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
