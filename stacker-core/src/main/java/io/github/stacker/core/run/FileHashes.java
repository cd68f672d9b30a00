package io.github.stacker.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SHA-256 of many files and folders, computed beside other work: one thread while that goes on,
 * more when the results are waited for.
 */
final class FileHashes {
  private static final int BUFFER_BYTES = 256 << 10;

  private final Queue<Path> waiting;
  private final Map<Path, String> hashes = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> background;

  private FileHashes(List<Path> files) {
    waiting = new ConcurrentLinkedQueue<>(files);
    background = start("hash");
  }

  static FileHashes start(List<Path> files) {
    return new FileHashes(files);
  }

  /** Waits for all hashes, in lower-case hexadecimal. A file that cannot be read has none. */
  Map<Path, String> await(int threads) {
    List<CompletableFuture<Void>> helpers =
        IntStream.range(1, threads).mapToObj(i -> start("hash-" + i)).toList();
    helpers.forEach(CompletableFuture::join);
    background.join();
    return Map.copyOf(hashes);
  }

  private CompletableFuture<Void> start(String name) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work();
                done.complete(null);
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(new CompletionException(e));
              }
            },
            name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return done;
  }

  private void work() {
    for (Path file = waiting.poll(); file != null; file = waiting.poll()) {
      try {
        hashes.put(file, sha256(file));
      } catch (IOException e) {
        // Gone since it was read: the manifest shows it without a hash, and verify will not find
        // it.
      }
    }
  }

  /** Hashes a text. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Hashes a file, or what a folder holds: of each entry, in the order of the names' characters,
   * the name and a zero, then of a file its length in eight bytes and its bytes, of a folder the
   * hash of that. Links to folders, pipes and devices are left out.
   */
  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    if (Files.isDirectory(file)) {
      update(digest, file, buffer);
    } else {
      updateFile(digest, file, buffer);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, Path folder, byte[] buffer) throws IOException {
    for (String name : names(folder)) {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      Path entry = folder.resolve(name);
      if (Files.isDirectory(entry)) {
        MessageDigest inner = sha256();
        update(inner, entry, buffer);
        digest.update(inner.digest());
      } else {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(entry)).flip());
        updateFile(digest, entry, buffer);
      }
    }
  }

  private static String[] names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(e -> Files.isRegularFile(e) || Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toArray(String[]::new);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void updateFile(MessageDigest digest, Path file, byte[] buffer)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
