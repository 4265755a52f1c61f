package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.market.FlowFunctions;
import io.millrace.engine.function.market.TradeFunctions;
import io.millrace.engine.function.window.DecayFunctions;
import io.millrace.engine.function.window.MomentFunctions;
import io.millrace.engine.function.window.PairFunctions;
import io.millrace.engine.function.window.RankFunctions;
import java.util.ArrayList;
import java.util.List;

/** All functions of the language: the registry. */
public final class FunctionCatalogue {
  private static final List<FunctionDefinition> ALL = register();

  private FunctionCatalogue() {}

  private static List<FunctionDefinition> register() {
    final List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(ArithmeticFunctions.definitions());
    all.addAll(ConditionFunctions.definitions());
    all.addAll(ClockFunctions.definitions());
    all.addAll(ExtremeFunctions.definitions());
    all.addAll(ShiftFunctions.definitions());
    all.addAll(MomentFunctions.definitions());
    all.addAll(RankFunctions.definitions());
    all.addAll(PairFunctions.definitions());
    all.addAll(DecayFunctions.definitions());
    all.addAll(TradeFunctions.definitions());
    all.addAll(FlowFunctions.definitions());
    return List.copyOf(all);
  }

  /** {@return every function, in the order of the documentation} */
  public static List<FunctionDefinition> all() {
    return ALL;
  }

  /**
   * @param name of a function
   * @return its definition, null where there is none
   */
  public static FunctionDefinition find(final String name) {
    for (final FunctionDefinition definition : ALL) {
      if (definition.name().equals(name)) {
        return definition;
      }
    }
    return null;
  }
}
