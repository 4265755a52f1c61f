/** Models that keep samples and look for the nearest. */
package io.millrace.learning.model.neighbour;
