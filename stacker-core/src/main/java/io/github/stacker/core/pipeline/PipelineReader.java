package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads pipelines. Strict: what is not understood is refused, with its place and what was expected.
 */
public final class PipelineReader {
  private static final int MAX_BYTES = 16 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Catalogue catalogue;

  /**
   * Makes a reader.
   *
   * @param catalogue the plugins that pipelines may name
   */
  public PipelineReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads a pipeline file.
   *
   * @param file the file, UTF-8, with or without a byte order mark, up to 16 MB
   * @param overrides values to replace, each like {@code combine.method=max}: a path, and JSON or
   *     bare text
   * @return the pipeline; its relative paths start from the file's folder
   * @throws PipelineException if it cannot be read or asks for what cannot be
   */
  public Pipeline read(Path file, List<String> overrides) {
    return read(
        text(file), file.toString(), file.toAbsolutePath().normalize().getParent(), overrides);
  }

  /**
   * Reads a pipeline.
   *
   * @param json its text
   * @param name what messages call it
   * @param baseFolder what relative paths start from
   * @param overrides values to replace
   * @return the pipeline
   * @throws PipelineException if it asks for what cannot be
   */
  public Pipeline read(String json, String name, Path baseFolder, List<String> overrides) {
    return read(new JsonSource(name, json, Map.of()), baseFolder, overrides);
  }

  /**
   * Reads a pipeline that options of the command line stand for.
   *
   * @param json its text
   * @param options what messages call its values that come from options, by their paths, like
   *     {@code outputs[0].type}
   * @param baseFolder what relative paths start from
   * @param overrides values to replace
   * @return the pipeline
   * @throws PipelineException if it asks for what cannot be
   */
  public Pipeline read(
      String json, Map<String, String> options, Path baseFolder, List<String> overrides) {
    Map<JsonPath, String> written = new HashMap<>();
    options.forEach(
        (path, option) -> JsonPath.parse(path).ifPresent(each -> written.put(each, option)));
    return read(new JsonSource("", json, written), baseFolder, overrides);
  }

  private Pipeline read(JsonSource source, Path baseFolder, List<String> overrides) {
    ObjectNode root = source.parse();
    List<Replacement> replaced = new ArrayList<>();
    for (String override : overrides) {
      replaced.add(Replacement.parse(override));
      replaced.get(replaced.size() - 1).applyTo(root);
    }
    Places places = new Places(source, replaced);
    return places.located(() -> new PipelineBinder(catalogue, places, baseFolder).bind(root));
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new PipelineException(
            "pipeline file \"%s\" is larger than %s, which no pipeline is"
                .formatted(file, MemorySize.format(MAX_BYTES)));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new PipelineException("there is no pipeline file \"" + file + "\"", e);
    } catch (AccessDeniedException e) {
      throw new PipelineException("pipeline file \"" + file + "\" may not be read by this user", e);
    } catch (CharacterCodingException e) {
      throw new PipelineException("pipeline file \"" + file + "\" is not UTF-8 text", e);
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a directory" : e.getMessage();
      throw new PipelineException(
          "pipeline file \"%s\" cannot be read: %s".formatted(file, reason), e);
    }
  }
}
