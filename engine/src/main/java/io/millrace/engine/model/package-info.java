/**
 * Models that predict, then learn, one sample at a time.
 *
 * <pre>
 * model            the two verbs: Model, Classifier
 * model.linear     gradient models and their losses, optimizers and scalers
 * model.rls        recursive least squares
 * model.catalogue  what a pipeline can name; depends on all the others
 * </pre>
 */
package io.millrace.engine.model;
