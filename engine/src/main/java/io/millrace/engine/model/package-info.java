/** Models that predict, then learn, one sample at a time. */
package io.millrace.engine.model;
