package io.github.stacker.formats.raw;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of LibRaw. */
final class RawProgram {
  private static final String DEVELOPS = "dcraw_emu";
  private static final String IDENTIFIES = "raw-identify";
  private static final int MOST_TEXT_BYTES = 1 << 16;
  private static final int PATIENCE_SECONDS = 60;

  private final String searchPath;

  /**
   * Remembers where to look.
   *
   * @param searchPath folders, as the variable {@code PATH} has them
   */
  RawProgram(String searchPath) {
    this.searchPath = searchPath;
  }

  /**
   * Asks what is in a file.
   *
   * @return what the program prints
   * @throws IOException if it is not installed, does not know the file, or does not answer
   */
  String identify(Path file) throws IOException {
    find(DEVELOPS);
    Process process = start(List.of(find(IDENTIFIES), "-v", name(file)));
    try (InputStream out = process.getInputStream()) {
      String text = text(out);
      awaitGoodEnd(process, IDENTIFIES);
      return text;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Begins to develop a file: 16 bits, white balance of the camera, no automatic brightness.
   *
   * @return a process that writes a PNM picture to its output
   */
  Process develop(Path file) throws IOException {
    return start(List.of(find(DEVELOPS), "-6", "-w", "-W", "-Z", "-", name(file)));
  }

  /** Waits for the end of a process whose output has been read. */
  void awaitGoodEnd(Process process) throws IOException {
    awaitGoodEnd(process, DEVELOPS);
  }

  private static void awaitGoodEnd(Process process, String name) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(name + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
    if (process.exitValue() != 0) {
      String said = text(process.getErrorStream()).strip().replaceAll("\\p{Cntrl}+", " ");
      throw new IOException(
          "%s cannot read it (exit %d%s)"
              .formatted(name, process.exitValue(), said.isEmpty() ? "" : ": " + said));
    }
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** An absolute name cannot be taken for an option. */
  private static String name(Path file) {
    return file.toAbsolutePath().toString();
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8);
  }

  private String find(String name) throws IOException {
    String file = File.separatorChar == '\\' ? name + ".exe" : name;
    for (String folder : searchPath.split(File.pathSeparator)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, file);
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return candidate.toString();
      }
    }
    throw new IOException(
        "is a raw photograph, and %s of LibRaw, which develops them, is not installed (package libraw-bin of Debian); install it, or convert the frames to TIFF"
            .formatted(name));
  }
}
