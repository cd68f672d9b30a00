package io.github.stacker.cli;

import io.github.stacker.core.run.StackerVersion;
import picocli.CommandLine;

/** What {@code stacker --version} prints. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"stacker " + StackerVersion.current(), "Java " + Runtime.version()};
  }
}
