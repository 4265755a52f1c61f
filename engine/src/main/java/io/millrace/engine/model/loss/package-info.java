/** What errors cost gradient models. */
package io.millrace.engine.model.loss;
