/**
 * From expressions to numbers: {@code OperatorPlanner} gives names their meaning and lays out one
 * node for each distinct sub-expression, {@code OperatorPlan} keeps the layout, {@code
 * OperatorGraph} is one instrument's operators.
 */
package io.millrace.engine.graph;
