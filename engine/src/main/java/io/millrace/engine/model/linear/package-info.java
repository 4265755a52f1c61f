/** Models whose weights learn by one gradient step a sample. */
package io.millrace.engine.model.linear;
