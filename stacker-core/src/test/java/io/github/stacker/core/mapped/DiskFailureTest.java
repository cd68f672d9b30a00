package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class DiskFailureTest {
  @Test
  void whatFileSystemsThrowIsToldWithoutNamesOfClasses() {
    assertEquals(
        "\"/a/b\" may not be used by this user",
        DiskFailure.reason(new AccessDeniedException("/a/b")));
    assertEquals("\"/a/b\" does not exist", DiskFailure.reason(new NoSuchFileException("/a/b")));
    assertEquals(
        "\"/a/b\" (Not a directory)",
        DiskFailure.reason(new FileSystemException("/a/b", null, "Not a directory")));
    assertEquals("\"/a/b\" cannot be used", DiskFailure.reason(new FileSystemException("/a/b")));
  }

  @Test
  void whatElseIsThrownSaysItItself() {
    IOException full = new IOException("No space left on device");
    assertEquals("No space left on device", DiskFailure.reason(full));
    assertEquals("No space left on device", DiskFailure.reason(new UncheckedIOException(full)));
    assertEquals("java.io.IOException", DiskFailure.reason(new IOException()));
  }
}
