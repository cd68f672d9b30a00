package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class DemoKindTest {
  @ParameterizedTest
  @EnumSource
  void theCommandLineTakesTheNameAsTyped(DemoKind kind) {
    assertSame(kind, CommandLine.populateCommand(new Arguments(), kind.toString()).kind);
  }

  @Command
  private static final class Arguments {
    @Parameters private DemoKind kind;
  }
}
