/**
 * Writes the beginning of a plugin: {@link io.github.stacker.core.plugin.starter.PluginProject}
 * fills the texts that lie beside it as resources.
 */
package io.github.stacker.core.plugin.starter;
