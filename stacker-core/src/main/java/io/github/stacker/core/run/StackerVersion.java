package io.github.stacker.core.run;

/** The version of this stacker. */
public final class StackerVersion {
  private StackerVersion() {}

  /**
   * Gives the version.
   *
   * @return as in the jar's manifest; {@code development} where classes are run without a jar
   */
  public static String current() {
    String version = StackerVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
