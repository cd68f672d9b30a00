package io.github.stacker.core.run;

/**
 * What starting a run again would do.
 *
 * @param does what
 * @param reason why, or under which condition
 */
public record NextStart(Deed does, String reason) {
  /** What a start can do. */
  public enum Deed {
    /** Go on from where the run is. */
    GO_ON,
    /** Begin as if nothing had been done. */
    BEGIN_ANEW,
    /** Refuse. */
    REFUSE
  }

  static NextStart onwards(String reason) {
    return new NextStart(Deed.GO_ON, reason);
  }

  static NextStart anew(String reason) {
    return new NextStart(Deed.BEGIN_ANEW, reason);
  }

  static NextStart refused(String reason) {
    return new NextStart(Deed.REFUSE, reason);
  }
}
