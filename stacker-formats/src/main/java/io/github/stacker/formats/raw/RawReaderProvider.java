package io.github.stacker.formats.raw;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads raw photographs: DNG, CR2, CR3, NEF, ARW, RAF, ORF, RW2, PEF and what else LibRaw knows, in
 * 16 bits, with the white balance of the camera, sRGB colours and its usual gamma, and no automatic
 * brightness, so that frames stay comparable.
 */
public final class RawReaderProvider implements FrameReaderProvider {
  /** What files begin with, and where, if they are no TIFF. */
  private static final List<Magic> MAGIC =
      List.of(
          new Magic(0, "FUJIFILMCCD-RAW"),
          new Magic(0, "IIRO"),
          new Magic(0, "IIRS"),
          new Magic(0, "MMOR"),
          new Magic(0, "IIU\0"),
          new Magic(0, "FOVb"),
          new Magic(0, "\0MRM"),
          new Magic(4, "ftypcrx "),
          new Magic(6, "HEAPCCDR"));

  private final RawProgram program;

  /** Makes the provider, which looks for the programs where the system has programs. */
  public RawReaderProvider() {
    this(new RawProgram(System.getenv().getOrDefault("PATH", "")));
  }

  RawReaderProvider(RawProgram program) {
    this.program = program;
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public String description() {
    return "Reads raw photographs through LibRaw's dcraw_emu, where that is installed.";
  }

  /** Many raw photographs begin like a TIFF, whose reader would find but their thumbnail. */
  @Override
  public int priority() {
    return 10;
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return RawTiff.begins(prefix) || hasMagic(prefix);
  }

  @Override
  public boolean recognises(Path file, byte[] prefix) throws IOException {
    return hasMagic(prefix) || RawTiff.holdsSensorData(file);
  }

  private static boolean hasMagic(byte[] prefix) {
    return MAGIC.stream().anyMatch(magic -> magic.isIn(prefix));
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    RawHeader header = RawHeader.parse(program.identify(file));
    if (header.info().region().pixels() > limits.pixels()) {
      throw new IOException(
          "%d pixels are more than the limit of %d"
              .formatted(header.info().region().pixels(), limits.pixels()));
    }
    return new RawFrame(file, header, program);
  }

  /** Characters at a place. */
  private record Magic(int at, String text) {
    boolean isIn(byte[] prefix) {
      return prefix.length >= at + text.length()
          && new String(prefix, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
  }
}
