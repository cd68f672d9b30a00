package io.github.stacker.core.mapped;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What file systems throw, in words: the message of their exceptions is often no more than a path.
 */
public final class DiskFailure {
  private DiskFailure() {}

  /**
   * Says why a file could not be used.
   *
   * @param failure what was thrown
   * @return part of a sentence, without the names of classes where a file system threw it
   */
  public static String reason(Exception failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (cause instanceof FileSystemException disk && disk.getFile() != null) {
      return "\"%s\" %s".formatted(disk.getFile(), what(disk));
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String what(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "may not be used by this user";
    }
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is there already";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "is not empty";
    }
    if (failure instanceof NotDirectoryException) {
      return "is not a folder";
    }
    String reason = failure.getReason();
    return reason == null ? "cannot be used" : "(" + reason + ")";
  }
}
