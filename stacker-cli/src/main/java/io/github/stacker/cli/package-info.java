/**
 * The command line: one class a command, exit codes, progress, and messages for people.
 *
 * <p>{@link io.github.stacker.cli.Main} is where it starts; {@code StackerCommand} holds the
 * commands. Results go to the standard output, progress and messages to the error stream.
 */
package io.github.stacker.cli;
