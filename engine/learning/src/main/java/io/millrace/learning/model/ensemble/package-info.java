/**
 * Models made of any models. Every generator is seeded and part of the state, so that a replay
 * draws the same numbers.
 */
package io.millrace.learning.model.ensemble;
