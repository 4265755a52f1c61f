package io.millrace.engine.model;

/**
 * What {@code millrace models} says of a model, or of a part of one.
 *
 * @param name as the key {@code type} takes it
 * @param arguments its parameters with their defaults, such as {@code forgetting=1, ridge=1e-6}
 * @param unit of what it gives
 * @param reference where its formula stands
 */
public record ModelInfo(String name, String arguments, String unit, String reference) {}
