/**
 * A run as a whole: from a pipeline to pictures, a manifest, and back.
 *
 * <p>{@link io.github.stacker.core.run.StackRun} prepares and carries out a pipeline; {@link
 * io.github.stacker.core.run.Manifest} is what it leaves; {@link
 * io.github.stacker.core.run.Verification} does it again and compares. {@link
 * io.github.stacker.core.run.OneLiner} makes a pipeline of a command line.
 */
package io.github.stacker.core.run;
