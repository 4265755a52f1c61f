/** Second-order models: least squares with a covariance of the weights, in UD form. */
package io.millrace.engine.model.rls;
