/**
 * Learning of one instrument: models beside baselines on the same samples, samples that wait for
 * their label, and how well each did.
 */
package io.millrace.engine.prequential;
