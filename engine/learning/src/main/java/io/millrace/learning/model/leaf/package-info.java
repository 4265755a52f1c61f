/**
 * Leaves of trees and rules: what they learn until they are split. That is histograms of samples,
 * the search for the best split in them, a linear model with its scale, regressions on single
 * features that all leaves share, and a watch over the error. Nearly all of it lives in one array
 * of doubles a leaf, its block, so that a leaf costs no object a value and its state is written as
 * it lies.
 *
 * <pre>
 * block of a regression leaf:  | LinearLeaf head, weights | SplitBins head, edges, sums, recent samples |
 * block of a class leaf:       | ClassLeaf head, counts   | SplitBins head, edges, counts, recent samples |
 * </pre>
 */
package io.millrace.learning.model.leaf;
