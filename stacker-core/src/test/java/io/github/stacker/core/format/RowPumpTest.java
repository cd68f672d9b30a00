package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RowPumpTest {
  private static final ExecutorService THREADS = RowPump.newThreads("pump-test");

  @Test
  void rowsComeInOrderHoweverManyAreReadAtOnceSeed7() throws IOException {
    Random random = new Random(7);
    for (int trial = 0; trial < 60; trial++) {
      int rowBytes = 1 + random.nextInt(trial % 10 == 0 ? 400_000 : 2_000);
      int rows = 1 + random.nextInt(1_000);
      try (RowPump pump = new RowPump(THREADS, rowBytes, rows, numbered(rowBytes, rows))) {
        byte[] into = new byte[rowBytes * 300];
        for (int row = 0; row < rows; ) {
          int count = Math.min(rows - row, 1 + random.nextInt(300));
          pump.read(count, into);
          for (int i = 0; i < count; i++) {
            assertEquals((byte) (row + i), into[i * rowBytes]);
            assertEquals((byte) (row + i), into[(i + 1) * rowBytes - 1]);
          }
          row += count;
        }
      }
    }
  }

  @Test
  void missingRowsAreAnErrorThatSaysWhereTheyEnd() throws IOException {
    try (RowPump pump = new RowPump(THREADS, 3, 10, numbered(3, 7))) {
      pump.read(7, new byte[21]);
      IOException e = assertThrows(IOException.class, () -> pump.read(1, new byte[3]));
      assertEquals("ends after row 7 of 10", e.getMessage());
    }
  }

  @Test
  void moreRowsThanAnnouncedAreAnErrorAtTheLastRow() throws IOException {
    try (RowPump pump = new RowPump(THREADS, 3, 10, numbered(3, 11))) {
      assertThrows(IOException.class, () -> pump.read(10, new byte[30]));
    }
  }

  @Test
  void anErrorBehindTheLastRowIsThrownWithIt() throws IOException {
    RowPump.Decoder decoder =
        sink -> {
          numbered(3, 10).decode(sink);
          throw new IOException("is damaged at its end");
        };
    try (RowPump pump = new RowPump(THREADS, 3, 10, decoder)) {
      IOException e = assertThrows(IOException.class, () -> pump.read(10, new byte[30]));
      assertEquals("is damaged at its end", e.getMessage());
    }
  }

  @Test
  void aRuntimeExceptionOfTheDecoderIsAnErrorOfTheFile() {
    RowPump.Decoder decoder =
        sink -> {
          throw new IllegalArgumentException("negative size");
        };
    try (RowPump pump = new RowPump(THREADS, 3, 10, decoder)) {
      IOException e = assertThrows(IOException.class, () -> pump.read(1, new byte[3]));
      assertTrue(e.getMessage().contains("negative size"));
    }
  }

  @Test
  void closingWithoutReadingStartsNothing() {
    AtomicBoolean started = new AtomicBoolean();
    new RowPump(THREADS, 3, 10, sink -> started.set(true)).close();
    assertFalse(started.get());
  }

  @Test
  void closingWaitsUntilTheDecoderHasStopped() throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    RowPump.Decoder decoder =
        sink -> {
          try {
            numbered(1000, 1_000_000).decode(sink);
          } finally {
            stopped.set(true);
          }
        };
    RowPump pump = new RowPump(THREADS, 1000, 1_000_000, decoder);
    pump.read(5, new byte[5000]);
    pump.close();
    assertTrue(stopped.get());
  }

  @Test
  void theDecoderRunsAheadByThreeBatchesAtMost() throws Exception {
    AtomicInteger pushed = new AtomicInteger();
    RowPump.Decoder decoder =
        sink -> {
          for (int y = 0; y < 100_000; y++) {
            sink.row(new byte[1024]);
            pushed.incrementAndGet();
          }
        };
    try (RowPump pump = new RowPump(THREADS, 1024, 100_000, decoder)) {
      pump.read(1, new byte[1024]);
      Thread.sleep(200);
      assertEquals(3 * 256, pushed.get());
      assertEquals(3 * 256 * 1024, pump.workingBytes());
    }
  }

  @Test
  void anInterruptedReaderStopsWaiting() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    RowPump.Decoder decoder =
        sink -> {
          try {
            hold.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new InterruptedIOException();
          }
        };
    try (RowPump pump = new RowPump(THREADS, 3, 10, decoder)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedIOException.class, () -> pump.read(1, new byte[3]));
      assertTrue(Thread.interrupted());
      hold.countDown();
    }
  }

  private static RowPump.Decoder numbered(int rowBytes, int rows) {
    return sink -> {
      byte[] row = new byte[rowBytes];
      for (int y = 0; y < rows; y++) {
        Arrays.fill(row, (byte) y);
        sink.row(row);
      }
    };
  }
}
