package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Sees to it that a part of kept work survives the end of the system: data that are counted as
 * never to be changed again are made to reach the disk, then copies of the small files as they were
 * before that, by which the data are found again.
 */
final class WorkSync {
  static final String NAME = "synced";

  private final Path folder;
  private final long periodNanos;

  /** All files of data, by name. */
  private final Map<String, ScratchFile> files = new ConcurrentHashMap<>();

  /** The names under which something was counted for good. */
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  /** Guards the copies. */
  private final ReentrantLock syncing = new ReentrantLock();

  private volatile long syncedNanos = System.nanoTime();

  /**
   * Syncs nothing yet.
   *
   * @param folder where the work is
   * @param period how long what is counted may wait
   */
  WorkSync(Path folder, Duration period) {
    this.folder = folder;
    this.periodNanos = period.toNanos();
  }

  /** Notes a file of data. */
  void opened(String name, ScratchFile file) {
    files.put(name, file);
  }

  /** Notes that something was counted for good, and syncs if the last time is long ago. */
  void counted(String name) throws IOException {
    counted.add(name);
    boolean due = System.nanoTime() - syncedNanos >= periodNanos;
    if (due && syncing.tryLock()) {
      try {
        sync();
        syncedNanos = System.nanoTime();
      } finally {
        syncing.unlock();
      }
    }
  }

  /** What copied counters count is on the disk before they are, and notes are as new as they. */
  private void sync() throws IOException {
    Map<String, byte[]> small = new TreeMap<>();
    Comparator<String> countersFirst =
        Comparator.comparing(name -> !name.endsWith(KeptScratch.COUNTERS));
    for (String name : names().stream().filter(this::isCopied).sorted(countersFirst).toList()) {
      small.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    for (String name : counted) {
      files.get(name).force();
    }
    new SmallFiles(small).writeTo(folder.resolve(NAME));
  }

  private boolean isCopied(String name) {
    return name.endsWith(KeptScratch.COUNTERS)
        ? counted.contains(withoutEnding(name, KeptScratch.COUNTERS))
        : Stream.of(KeptScratch.DATA, KeptScratch.PART, KeptScratch.LOCK, NAME)
            .noneMatch(name::endsWith);
  }

  private static String withoutEnding(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Puts the copies in place and deletes what does not belong to them; false if there are none. */
  boolean restore() throws IOException {
    Optional<SmallFiles> synced = SmallFiles.readFrom(folder.resolve(NAME));
    if (synced.isEmpty() || !isComplete(synced.get())) {
      return false;
    }
    for (String name : names()) {
      if (!belongs(name, synced.get())) {
        Files.delete(folder.resolve(name));
      }
    }
    for (Map.Entry<String, byte[]> file : synced.get().contents().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return true;
  }

  private boolean isComplete(SmallFiles synced) {
    return synced.contents().keySet().stream()
        .filter(name -> name.endsWith(KeptScratch.COUNTERS))
        .map(name -> withoutEnding(name, KeptScratch.COUNTERS) + KeptScratch.DATA)
        .allMatch(name -> Files.exists(folder.resolve(name)));
  }

  private static boolean belongs(String name, SmallFiles synced) {
    if (name.endsWith(KeptScratch.DATA)) {
      String counters = withoutEnding(name, KeptScratch.DATA) + KeptScratch.COUNTERS;
      return synced.contents().containsKey(counters);
    }
    return synced.contents().containsKey(name) || List.of(KeptScratch.LOCK, NAME).contains(name);
  }

  /** Removes the copies, also from the disk: data that they are for may be deleted then. */
  void forget() throws IOException {
    if (Files.deleteIfExists(folder.resolve(NAME))) {
      SmallFiles.forceNames(folder);
    }
  }
}
