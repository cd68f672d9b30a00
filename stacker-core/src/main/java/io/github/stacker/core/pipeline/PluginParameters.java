package io.github.stacker.core.pipeline;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.Plugin;
import java.util.List;

/** The parameters of plugins, whose defaults are JSON that only here can be understood. */
public final class PluginParameters {
  private PluginParameters() {}

  /**
   * Gives the parameters of a plugin.
   *
   * @param plugin the plugin
   * @return the parameters in their order
   * @throws PluginException if a default is none that the parameter itself allows
   */
  public static List<ParameterSpec> of(Plugin<?> plugin) {
    ParameterSet<?> set = ParameterSet.ofPlugin(plugin.provider().parameters());
    requireDefaults(plugin, set);
    return set.parameters();
  }

  /** Refuses defaults that parameters do not allow, whether or not they are needed. */
  static void requireDefaults(Plugin<?> plugin, ParameterSet<?> set) {
    RecordBinder nothing = new RecordBinder(JsonPath.TOP, JsonTree.NODES.objectNode());
    for (ParameterSpec parameter : set.parameters()) {
      String json = parameter.annotation().defaultJson();
      if (!json.isEmpty() && !nothing.takesDefaultOf(parameter)) {
        throw plugin.unusable(
            "has parameters that cannot be used: component %s of record %s has the default %s, which must be %s"
                .formatted(parameter.name(), set.type().getName(), json, parameter.expected()));
      }
    }
  }
}
