/** Classifiers by Bayes's rule. */
package io.millrace.learning.model.bayes;
