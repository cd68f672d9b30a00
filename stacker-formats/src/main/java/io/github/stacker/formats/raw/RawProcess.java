package io.github.stacker.formats.raw;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program at work. What it says to its error output is taken as it comes, so that it never waits
 * for somebody to listen; the beginning is kept for a message.
 */
final class RawProcess implements AutoCloseable {
  private static final int MOST_TEXT_BYTES = 1 << 12;
  private static final int PATIENCE_SECONDS = 60;

  private final String name;
  private final Process process;
  private final Thread listener;
  private String said = "";

  /**
   * Starts a program.
   *
   * @param name what messages call it
   * @param command the program and its arguments
   * @throws IOException if that is not possible
   */
  RawProcess(String name, List<String> command) throws IOException {
    this.name = name;
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    process = builder.start();
    process.getOutputStream().close();
    listener = new Thread(this::listen, name + " messages");
    listener.setDaemon(true);
    listener.start();
  }

  /** Ends the program if it has not ended in time by itself. */
  RawProcess endedInTime() {
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    return this;
  }

  /** Gives what the program sends. */
  InputStream output() {
    return process.getInputStream();
  }

  /**
   * Waits for the end, when the output has been read.
   *
   * @throws IOException if it is not a good one
   */
  void awaitGoodEnd() throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(name + " does not end");
      }
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s cannot read it (exit %d%s)"
              .formatted(name, process.exitValue(), said.isEmpty() ? "" : ": " + said));
    }
  }

  private void listen() {
    try (InputStream errors = process.getErrorStream()) {
      byte[] first = errors.readNBytes(MOST_TEXT_BYTES);
      said = new String(first, StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
      errors.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It was ended; nobody wants to know what it would have said.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
