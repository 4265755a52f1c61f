/** Models that learn by one gradient step for each sample. */
package io.millrace.learning.model.linear;
