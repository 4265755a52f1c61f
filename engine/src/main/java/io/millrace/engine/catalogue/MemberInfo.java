package io.millrace.engine.catalogue;

/**
 * What {@code millrace models} says of a member of a catalogue.
 *
 * @param name as the key {@code type} takes it
 * @param arguments its parameters with their defaults, such as {@code delta=0.002, clock=32}
 * @param unit of what it gives
 * @param reference where its formula stands
 */
public record MemberInfo(String name, String arguments, String unit, String reference) {}
