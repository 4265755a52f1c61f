/**
 * Second-order models: recursive least squares. A model with a prior keeps the covariance of its
 * weights in UD form; one without keeps a triangular factor of the information.
 */
package io.millrace.learning.model.rls;
