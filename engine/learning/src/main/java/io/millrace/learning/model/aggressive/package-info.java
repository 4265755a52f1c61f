/** Models that learn by passive-aggressive steps. */
package io.millrace.learning.model.aggressive;
