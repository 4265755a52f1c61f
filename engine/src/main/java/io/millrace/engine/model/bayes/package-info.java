/** Classifiers by Bayes's rule. */
package io.millrace.engine.model.bayes;
