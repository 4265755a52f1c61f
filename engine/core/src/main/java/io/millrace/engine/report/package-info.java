/**
 * Reports: immutable counts, model rows, drift, alerts and digests. Those of shards add up.
 *
 * <pre>
 * ShardReport  --+
 * ShardReport  --+--> ReportSum --> PipelineReport
 * </pre>
 */
package io.millrace.engine.report;
