/**
 * What stacker can do, as the providers found say.
 *
 * <p>The central type is {@link io.github.stacker.core.plugin.Catalogue}: it holds every filter,
 * combiner, reader and writer that {@link java.util.ServiceLoader} finds on stacker's own class
 * path and in the jars of plugin folders, each jar behind a class loader of its own. {@link
 * io.github.stacker.core.plugin.ParameterSet} tells what parameters a provider takes; binding,
 * schema and documentation tables are made from it.
 */
package io.github.stacker.core.plugin;
