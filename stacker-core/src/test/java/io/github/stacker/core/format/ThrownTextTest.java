package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThrownTextTest {
  @Test
  void causesThatFormACircleEnd() {
    IllegalStateException first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));
    assertEquals("java.lang.IllegalStateException: first", ThrownText.of(first));
  }
}
