/**
 * Records as they arrive: bytes with their envelope in batches, their sources, the journal that
 * keeps them, and digests at a sequence.
 */
package io.millrace.engine.record;
