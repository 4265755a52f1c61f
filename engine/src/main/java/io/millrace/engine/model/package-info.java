/**
 * Models that predict, then learn, one sample at a time.
 *
 * <pre>
 * model            the two verbs: Model, Classifier
 * model.linear     gradient models and their losses, optimizers and scalers
 * model.rls        recursive least squares
 * model.leaf       what a leaf of a tree, or a rule, learns until it is split
 * model.tree       Hoeffding trees for classes and numbers
 * model.rule       adaptive model rules
 * model.ensemble   experts and bagging over any models
 * model.forest     adaptive random forests
 * model.catalogue  what a pipeline can name; depends on all the others
 * </pre>
 */
package io.millrace.engine.model;
