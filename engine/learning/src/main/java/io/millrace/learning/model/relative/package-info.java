/** Running scales and baselines that make linear models independent of units. */
package io.millrace.learning.model.relative;
