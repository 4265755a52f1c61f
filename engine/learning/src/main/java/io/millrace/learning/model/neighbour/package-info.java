/** Models that keep samples and search for the nearest. */
package io.millrace.learning.model.neighbour;
