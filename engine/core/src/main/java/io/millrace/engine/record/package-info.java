/**
 * Records as they come in: bytes with their envelope, batched, the numbers in them, and the journal
 * that keeps them.
 */
package io.millrace.engine.record;
