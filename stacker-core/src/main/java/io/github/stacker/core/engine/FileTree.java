package io.github.stacker.core.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Whole folders, one entry in memory at a time; links are not followed. */
public final class FileTree {
  private FileTree() {}

  /**
   * Deletes a file, or a folder with all it holds.
   *
   * @param root what to delete; may be absent
   * @throws IOException if something cannot be deleted
   */
  public static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Deletes as {@link #delete} does; what cannot be deleted stays without a word.
   *
   * @param root a file or folder
   */
  public static void deleteQuietly(Path root) {
    try {
      delete(root);
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }

  /**
   * Adds up the sizes of a file, or of all files in a folder.
   *
   * @param root what to measure
   * @return bytes
   * @throws IOException if something cannot be read
   */
  public static long bytes(Path root) throws IOException {
    long[] bytes = new long[1];
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            bytes[0] += is.size();
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }
}
