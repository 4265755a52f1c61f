/** Models whose weights learn by one step a sample: by the gradient, or passive-aggressively. */
package io.millrace.engine.model.linear;
