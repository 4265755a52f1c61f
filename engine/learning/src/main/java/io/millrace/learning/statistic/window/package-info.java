/** Statistics over the last n known values or over those within a duration. */
package io.millrace.learning.statistic.window;
