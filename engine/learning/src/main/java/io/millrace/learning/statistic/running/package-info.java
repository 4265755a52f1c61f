/** Statistics over all values so far, equally or exponentially weighted. */
package io.millrace.learning.statistic.running;
