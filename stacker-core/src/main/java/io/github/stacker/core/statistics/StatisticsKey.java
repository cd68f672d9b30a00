package io.github.stacker.core.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Everything that statistics depend on.
 *
 * @param content hash of the content of the frame's file, and the number of its picture there
 * @param making how samples are made of it: orientation, filters, and the version of what decodes
 *     and filters
 * @param zeros what samples of exactly 0 are
 */
public record StatisticsKey(String content, String making, Zeros zeros) {
  /** Raised whenever what is measured, or how, changes. */
  static final int FORMAT = 1;

  /** Checks that no component is null. */
  public StatisticsKey {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(making, "making");
    Objects.requireNonNull(zeros, "zeros");
  }

  /** Gives SHA-256 over all of it, in lower-case hexadecimal. */
  String sha256() {
    String text = "%d\n%s\n%s\n%s".formatted(FORMAT, zeros, content, making);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
