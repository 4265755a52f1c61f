package io.millrace.engine.function;

import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.state.Stateful;
import java.util.List;

/** One expression over fields, fed by hand. */
public final class ExpressionRun {
  private final OperatorGraph graph;
  private final int handle;
  private final int fields;

  public ExpressionRun(final String expression, final String... fields) {
    this(1 << 20, expression, fields);
  }

  public ExpressionRun(final int maxWindow, final String expression, final String... fields) {
    this.fields = fields.length;
    final List<String> names = List.of(fields);
    final OperatorPlanner planner = new OperatorPlanner(new FieldNames(names, false), maxWindow);
    names.forEach(planner::field);
    handle = planner.feature("f", expression);
    graph = planner.plan().newGraph();
  }

  public double update(final long timeNs, final double... values) {
    if (values.length != fields) {
      throw new IllegalArgumentException("values=" + values.length);
    }
    graph.update(values, timeNs);
    return graph.value(handle);
  }

  public double moveTo(final long timeNs) {
    graph.moveTo(timeNs);
    return graph.value(handle);
  }

  public Stateful state() {
    return graph;
  }

  public long overflows() {
    return graph.overflows();
  }
}
