/** Records as they come in: bytes with their envelope, batched, and the journal that keeps them. */
package io.millrace.engine.record;
