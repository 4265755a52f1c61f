/** Rules for regression that grow literal by literal and are removed when their error grows. */
package io.millrace.learning.model.rule;
