package io.millrace.engine.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.tick.FieldNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any text is an expression that can be planned and evaluated, or is refused by an {@link
 * ExpressionException} whose column lies in the text.
 */
final class ExpressionFuzzTest {
  private static final int MAX_WINDOW = 64;
  private static final long STEP_NS = 400_000_000L;

  @FuzzTest(maxDuration = "60s")
  void shouldPlanAndEvaluateOrRefuse(final byte[] bytes) {
    final String text = new String(bytes, StandardCharsets.UTF_8);
    final OperatorPlanner planner =
        new OperatorPlanner(new FieldNames(FieldNames.MARKET, false), MAX_WINDOW);
    final int handle;
    try {
      handle = planner.feature("feature", text);
    } catch (final ExpressionException refused) {
      assertFalse(refused.getMessage().isBlank());
      assertTrue(refused.column() >= 1 && refused.column() <= text.length() + 1, text);
      return;
    }
    final OperatorGraph graph = planner.plan().newGraph();
    final double[] fields = new double[planner.schema().size()];
    for (int i = 0; i < 8; i++) {
      Arrays.fill(fields, i == 5 ? Double.NaN : 100 + 0.01 * (i % 3));
      graph.update(fields, i * STEP_NS);
      graph.moveTo(i * STEP_NS + 1);
    }
    assertTrue(Double.isNaN(graph.value(handle)) || graph.value(handle) == graph.value(handle));
  }
}
