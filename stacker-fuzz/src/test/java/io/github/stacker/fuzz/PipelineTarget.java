package io.github.stacker.fuzz;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Pipelines: lines that begin with {@code =} are values to be replaced, as {@code --set} has. */
record PipelineTarget(Catalogue catalogue, List<byte[]> seeds) implements Target {
  @Override
  public void take(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    List<String> set =
        lines.stream().filter(PipelineTarget::sets).map(l -> l.substring(1)).toList();
    String json = String.join("\n", lines.stream().filter(line -> !sets(line)).toList());
    try {
      new PipelineReader(catalogue).read(json, "pipeline.json", Path.of("/frames"), set);
    } catch (PipelineException e) {
      Refusal.check(e);
    }
  }

  private static boolean sets(String line) {
    return line.startsWith("=");
  }
}
