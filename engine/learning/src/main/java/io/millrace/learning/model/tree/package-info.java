/**
 * Hoeffding trees: a classifier, a regression tree with linear leaves, and the parts that forests
 * share. The regression tree prunes itself where its error grows.
 */
package io.millrace.learning.model.tree;
