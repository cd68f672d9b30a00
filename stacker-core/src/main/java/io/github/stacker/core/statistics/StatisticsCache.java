package io.github.stacker.core.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statistics kept from one run to the next: a folder with a small JSON file for each frame.
 *
 * <p>Nothing in it can spoil a run: files that are broken or of something else are measured and
 * written again, and where nothing can be written, that is a warning, told once. Threads and
 * programs may share a folder, since files appear whole.
 */
public final class StatisticsCache {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsCache.class);
  private static final int MOST_BYTES = 1 << 20;

  private final Path folder;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Uses a folder, which need not exist yet.
   *
   * @param folder where the files are
   */
  public StatisticsCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Gives the folder that is used unless another is wanted.
   *
   * @return {@code stacker/statistics} where the system keeps the user's caches
   */
  public static Path defaultFolder() {
    Path home = Path.of(System.getProperty("user.home"));
    return CacheFolder.of(System.getProperty("os.name"), home, System::getenv)
        .resolve("statistics");
  }

  /**
   * Gives the statistics of a frame, measured only if they are not there.
   *
   * @param key what they depend on
   * @param measurement measures the frame
   * @return the statistics, the same bits whether measured or read
   * @throws IOException if measuring throws it
   */
  public FrameStatistics get(StatisticsKey key, Measurement measurement) throws IOException {
    Optional<FrameStatistics> known = find(key);
    if (known.isPresent()) {
      return known.get();
    }
    FrameStatistics measured = measurement.measure();
    put(key, measured);
    return measured;
  }

  /**
   * Looks statistics up.
   *
   * @param key what they depend on
   * @return the statistics, if they are there and whole
   */
  public Optional<FrameStatistics> find(StatisticsKey key) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = in.readNBytes(MOST_BYTES + 1);
      Optional<FrameStatistics> found =
          json.length > MOST_BYTES ? Optional.empty() : parse(key, Json.MAPPER.readTree(json));
      LOG.debug("statistics {} are {}", file, found.isPresent() ? "known" : "of no use");
      return found;
    } catch (IOException | JacksonException e) {
      LOG.debug("statistics {} cannot be read", file, e);
      return Optional.empty();
    }
  }

  private static Optional<FrameStatistics> parse(StatisticsKey key, JsonNode root) {
    return root.equals(described(key).set("bands", root.path("bands")))
        ? StatisticsJson.read(root.path("bands"))
        : Optional.empty();
  }

  /**
   * Keeps statistics, replacing what was kept.
   *
   * @param key what they depend on
   * @param statistics what to keep
   */
  public void put(StatisticsKey key, FrameStatistics statistics) {
    ObjectNode root = described(key);
    root.set("bands", StatisticsJson.write(statistics));
    try {
      write(file(key), Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    } catch (IOException | SecurityException e) {
      if (!warned.getAndSet(true)) {
        LOG.warn("statistics cannot be kept in {}: {}", folder, e.toString());
      }
    }
  }

  private void write(Path file, byte[] json) throws IOException {
    Files.createDirectories(folder);
    Path pending = Files.createTempFile(folder, "pending-", ".part");
    try {
      Files.write(pending, json);
      rename(pending, file);
    } finally {
      Files.deleteIfExists(pending);
    }
  }

  private static void rename(Path pending, Path file) throws IOException {
    try {
      Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(pending, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path file(StatisticsKey key) {
    return folder.resolve(key.sha256() + ".json");
  }

  private static ObjectNode described(StatisticsKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", StatisticsKey.FORMAT)
        .put("content", key.content())
        .put("making", key.making())
        .put("zeros", key.zeros().name());
  }

  /** Made when statistics are first read or written: it takes longer than a small stack. */
  private static final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
  }

  /** Measures a frame. */
  @FunctionalInterface
  public interface Measurement {
    /**
     * Does it.
     *
     * @return the statistics
     * @throws IOException if the frame cannot be read
     */
    FrameStatistics measure() throws IOException;
  }
}
