/**
 * Plans and carries out runs: many frames in, one stacked frame out.
 *
 * <p>{@link io.github.stacker.core.engine.Planner} turns a {@link
 * io.github.stacker.core.engine.StackJob} and a {@link io.github.stacker.core.engine.Budget} into
 * an {@link io.github.stacker.core.engine.ExecutionPlan}; {@link
 * io.github.stacker.core.engine.StackEngine} carries it out. Frames reach the engine through {@link
 * io.github.stacker.core.engine.FrameChain}: reader, orientation, canvas, filters. Three ways lead
 * through memory, see {@link io.github.stacker.core.engine.ExecutionPlan.Way}: two fold with the
 * same {@code BandFolder}, in frame order, so their results are the same bits; {@code Sweep} sees
 * whole stacks. Filters and combiners are known by interface alone.
 */
package io.github.stacker.core.engine;
