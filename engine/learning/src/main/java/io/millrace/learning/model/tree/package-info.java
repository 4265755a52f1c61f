/**
 * Trees that grow by Hoeffding's bound: a classifier, a regression tree with linear leaves that
 * prunes itself where its error grows, and the parts that a forest makes its members of.
 */
package io.millrace.learning.model.tree;
