/**
 * Models that issue a prediction, then learn, one sample at a time.
 *
 * <pre>
 * model            the verbs: Model and Classifier, each an OnlineModel; ProbabilisticModel and
 *                  IntervalModel say how sure, Bounded how large; DelegatingModel is the shell of a part
 * model.loss       what errors cost
 * model.optimizer  how weights move against a gradient
 * model.scale      what features pass on their way to the weights
 * model.linear     one step a sample: by the gradient, or passive-aggressively
 * model.rls        second order: least squares with a covariance of the weights
 * model.neighbour  the nearest of the last samples
 * model.bayes      Bayes's rule
 * model.conformal  intervals around other models
 * model.leaf       what a leaf of a tree, or a rule, learns until it is split
 * model.tree       Hoeffding trees for classes and numbers
 * model.rule       adaptive model rules
 * model.ensemble   experts and bagging over any models
 * model.forest     adaptive random forests
 * model.catalogue  what a pipeline can name; depends on all the others
 * </pre>
 */
package io.millrace.learning.model;
