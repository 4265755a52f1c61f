/** Optimizers of gradient models. */
package io.millrace.learning.model.optimizer;
