/** Losses of gradient models. */
package io.millrace.learning.model.loss;
