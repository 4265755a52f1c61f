package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PointwiseOperator;
import java.util.List;

/** Choices between the latest values. */
final class ConditionFunctions {
  private static final String COST = "O(1)";

  private ConditionFunctions() {}

  static List<FunctionDefinition> definitions() {
    return List.of(
        new FunctionDefinition(
            "if",
            "c, a, b",
            "that of a and b",
            "a where c is true, b where it is 0; NaN where c is not known, whatever a and b are",
            "",
            COST,
            List.of("if(x > 0, y, z)"),
            ConditionFunctions::choose),
        new FunctionDefinition(
            "isnan",
            "x",
            "1",
            "1 where x is not known, else 0",
            "",
            COST,
            List.of("isnan(x)"),
            arguments -> {
              final int x = arguments.input("x");
              arguments.givesDecimalOf();
              return () -> PointwiseOperator.of(x, value -> Double.isNaN(value) ? 1 : 0);
            }),
        new FunctionDefinition(
            "coalesce",
            "x, y, ...",
            "x",
            "the first of its arguments that is known, NaN where none is",
            "",
            COST,
            List.of("coalesce(x, y)", "coalesce(x, y, z, 0)"),
            ConditionFunctions::firstKnown));
  }

  private static OperatorFactory choose(final Arguments arguments) {
    final int condition = arguments.input("c");
    final int yes = arguments.input("a");
    final int no = arguments.input("b");
    arguments.givesDecimalOf(yes, no);
    return () -> PointwiseOperator.choose(condition, yes, no);
  }

  private static OperatorFactory firstKnown(final Arguments arguments) {
    if (arguments.count() < 2) {
      throw arguments.error("takes two or more arguments, not " + arguments.count());
    }
    final int[] inputs = arguments.inputs();
    arguments.givesDecimalOf(inputs);
    return () -> PointwiseOperator.fold(inputs, (x, y) -> Double.isNaN(x) ? y : x);
  }
}
