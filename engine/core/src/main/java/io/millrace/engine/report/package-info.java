/** What came of the records so far, as plain data: counts, models, alerts, drift, odd input. */
package io.millrace.engine.report;
