package io.github.stacker.cli;

/** The codes the program ends with. */
final class ExitCode {
  /** All done. */
  static final int DONE = 0;

  /** A defect of stacker. */
  static final int DEFECT = 1;

  /** The command line, the pipeline or a plugin asks for what cannot be. */
  static final int USAGE = 2;

  /** A frame cannot be read or does not fit. */
  static final int FRAME = 3;

  /** Memory, disk or another resource is not enough, or failed. */
  static final int RESOURCES = 4;

  /** A run was repeated and the results differ. */
  static final int DIFFERENT = 5;

  private ExitCode() {}
}
