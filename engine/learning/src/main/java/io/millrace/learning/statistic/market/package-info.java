/** Statistics of trades: their sign, toxicity, rate, time-weighted price and bars. */
package io.millrace.learning.statistic.market;
