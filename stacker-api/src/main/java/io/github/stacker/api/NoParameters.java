package io.github.stacker.api;

/** The parameters of something that has none. */
public record NoParameters() {}
