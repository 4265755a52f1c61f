/** Measures the models at their defaults on many series, for the table of docs/MODELS.md. */
package io.millrace.replay.app.defaults;
