package io.github.stacker.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    StandardOutput standard = new StandardOutput();
    PrintStream out = utf8(standard);
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
    int code =
        StackerCommand.run(
            new Console(out, err, Boolean.getBoolean("stacker.terminal")), arguments);
    if (out.checkError() && !standard.wasClosedByReader() && code == ExitCode.DONE) {
      err.println("stacker: the standard output cannot be written");
      code = ExitCode.RESOURCES;
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Where results go; tells a reader that has seen enough, as {@code head}, from a full disk. */
  private static final class StandardOutput extends FileOutputStream {
    private boolean closedByReader;

    StandardOutput() {
      super(FileDescriptor.out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        super.write(bytes, offset, length);
      } catch (IOException e) {
        // "Broken pipe", or on Windows "The pipe is being closed".
        closedByReader |= String.valueOf(e.getMessage()).contains("pipe");
        throw e;
      }
    }

    boolean wasClosedByReader() {
      return closedByReader;
    }
  }
}
