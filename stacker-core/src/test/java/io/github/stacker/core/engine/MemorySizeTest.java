package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
  @ParameterizedTest
  @CsvSource({
    "1500000,1500000",
    "1k,1024",
    "300M,314572800",
    "2 GiB,2147483648",
    "1TB,1099511627776"
  })
  void unitsArePowersOf1024(String text, long bytes) {
    assertEquals(bytes, MemorySize.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5G", "2X", "G", "9999999999999T"})
  void whatIsNoAmountIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> MemorySize.parse(text));
  }

  @Test
  void amountsAreShownShort() {
    assertEquals("999 B", MemorySize.format(999));
    assertEquals("1.5 kB", MemorySize.format(1536));
    assertEquals("12 MB", MemorySize.format(12 << 20));
    assertEquals("3.4 GB", MemorySize.format(3_650_722_202L));
  }
}
