package io.github.stacker.formats.raw;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs of LibRaw. */
final class RawProgram {
  private static final String DEVELOPS = "dcraw_emu";
  private static final String IDENTIFIES = "raw-identify";
  private static final int MOST_TEXT_BYTES = 1 << 16;

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
    List<String> command = List.of(find(IDENTIFIES), "-v", name(file));
    try (RawProcess process = new RawProcess(IDENTIFIES, command).endedInTime()) {
      byte[] told = process.output().readNBytes(MOST_TEXT_BYTES);
      process.awaitGoodEnd();
      return new String(told, StandardCharsets.UTF_8);
    }
  }

  /**
   * Begins to develop a file: 16 bits, white balance of the camera, no automatic brightness.
   *
   * @return a process that writes a PNM picture to its output
   */
  RawProcess develop(Path file) throws IOException {
    return new RawProcess(
        DEVELOPS, List.of(find(DEVELOPS), "-6", "-w", "-W", "-Z", "-", name(file)));
  }

  /** An absolute name cannot be taken for an option. */
  private static String name(Path file) {
    return file.toAbsolutePath().toString();
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
