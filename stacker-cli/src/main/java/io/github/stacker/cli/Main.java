package io.github.stacker.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the virtual machine with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers in files and messages are the same everywhere
    Logging.choose();
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code =
        StackerCommand.run(
            new Console(out, err, Boolean.getBoolean("stacker.terminal")), arguments);
    if (out.checkError() && code == ExitCode.DONE) {
      err.println("stacker: the standard output cannot be written");
      code = ExitCode.RESOURCES;
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
