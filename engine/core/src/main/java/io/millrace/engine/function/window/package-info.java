/**
 * Functions over windows by {@code n=} or {@code window=}, over all values so far, and
 * exponentially weighted ones.
 */
package io.millrace.engine.function.window;
