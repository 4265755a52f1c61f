/**
 * Second-order models: least squares with a covariance of the weights where they have a prior, in
 * UD form, and else with a triangular factor of the information.
 */
package io.millrace.learning.model.rls;
