package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
  private final List<Square> made = new ArrayList<>();
  private final List<Integer> taken = new ArrayList<>();

  @Test
  void resultsAreTakenInTheOrderOfTheStartsForAnyNumberOfThreads() throws IOException {
    List<Integer> squares = IntStream.range(0, 200).mapToObj(i -> i * i).toList();
    for (int threads : new int[] {1, 2, 7}) {
      taken.clear();
      made.clear();
      square(200, threads, 5);
      assertEquals(squares, taken);
      assertEquals(5, made.size());
    }
  }

  private void square(int count, int threads, int mostPieces) throws IOException {
    try (OrderedWork<Square> work = work(threads, mostPieces, s -> taken.add(s.result))) {
      for (int i = 0; i < count; i++) {
        Square piece = work.free();
        piece.number = i;
        work.start(piece);
      }
      work.finish();
    }
  }

  private OrderedWork<Square> work(int threads, int mostPieces, OrderedWork.Taker<Square> taker) {
    return new OrderedWork<>("square", threads, mostPieces, this::newSquare, taker);
  }

  private Square newSquare() {
    made.add(new Square());
    return made.get(made.size() - 1);
  }

  @Test
  void everyPieceIsClosedWhateverBecameOfTheWork() {
    IOException full = new IOException("disk full");
    assertSame(
        full,
        assertThrows(
            IOException.class,
            () -> {
              try (OrderedWork<Square> work =
                  work(
                      2,
                      3,
                      s -> {
                        throw full;
                      })) {
                for (int i = 0; i < 4; i++) {
                  work.start(work.free());
                }
              }
            }));
    assertEquals(3, made.size());
    assertTrue(made.stream().allMatch(s -> s.closed));
  }

  @Test
  void aPieceThatFailsIsADefectAndAnErrorStaysWhatItIs() {
    assertThrows(IllegalStateException.class, () -> fail(new ArithmeticException("overflow")));
    assertThrows(OutOfMemoryError.class, () -> fail(new OutOfMemoryError("test")));
  }

  private void fail(Throwable failure) throws IOException {
    try (OrderedWork<Square> work = work(1, 2, s -> taken.add(s.result))) {
      Square piece = work.free();
      piece.failure = failure;
      work.start(piece);
      work.finish();
    }
  }

  @Test
  void memoryLimitsTheNumberOfPieces() {
    assertEquals(8, OrderedWork.pieces(4, 1 << 20, 64 << 20));
    assertEquals(6, OrderedWork.pieces(4, 10 << 20, 64 << 20));
    assertEquals(2, OrderedWork.pieces(4, 1L << 30, 64 << 20));
    assertEquals(2, OrderedWork.pieces(1, 1, 64 << 20));
  }

  /** Takes longer for some numbers than for others. */
  private static final class Square implements OrderedWork.Piece {
    private int number;
    private int result;
    private Throwable failure;
    private volatile boolean closed;

    @Override
    public void work() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      try {
        Thread.sleep(new Random(number).nextInt(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      result = number * number;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
