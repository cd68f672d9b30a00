package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldRoomTest {
  @TempDir private Path folder;

  @Test
  void scratchIsMadeInIt() throws IOException {
    try (HeldRoom room = HeldRoom.of(folder, 10_000_000)) {
      ScratchSpace space = new ScratchSpace(folder, room);
      space.allocate(4_000_000).close();
      assertEquals(6_000_000, room.bytes());
      try (KeptScratch kept = KeptScratch.open(folder.resolve("kept")).with(room)) {
        kept.file("data", 5_000_000).close();
        assertEquals(1_000_000, room.bytes());
        kept.file("data", 5_000_000).close();
        assertEquals(1_000_000, room.bytes());
        assertEquals(5_000_000, kept.takenBytes());
        kept.file("more", 2_000_000).close();
        assertEquals(0, room.bytes());
        kept.delete();
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
