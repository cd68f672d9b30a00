/**
 * Sorting of many stacks at once: {@link io.github.stacker.core.order.Network} says which rows are
 * compared, whoever holds the rows compares all their places in one loop.
 */
package io.github.stacker.core.order;
