/** Models whose weights learn by passive-aggressive steps. */
package io.millrace.engine.model.aggressive;
