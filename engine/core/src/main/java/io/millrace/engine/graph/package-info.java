/**
 * Operator graphs: one node for each distinct sub-expression, evaluated on every tick of an
 * instrument.
 *
 * <pre>
 * expressions --> OperatorPlanner --> OperatorPlan --> OperatorGraph   one for each instrument
 *                   resolves names,    immutable        ScoreGraph     operators over scores
 *                   shares nodes
 * </pre>
 */
package io.millrace.engine.graph;
