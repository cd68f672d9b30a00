package io.github.stacker.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that stacks. */
final class RunSettings {
  @Mixin ResourceOptions resources;

  @Mixin PluginOptions plugins;

  @Option(names = "--quiet", description = "print nothing but errors")
  boolean quiet;
}
