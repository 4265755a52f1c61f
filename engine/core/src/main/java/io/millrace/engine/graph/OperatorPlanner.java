package io.millrace.engine.graph;

import io.millrace.engine.expression.Expression;
import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.expression.Expressions;
import io.millrace.engine.expression.Sign;
import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.catalogue.FunctionCatalogue;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.Schema;
import io.millrace.learning.setting.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out the operators of a pipeline: features in order, then target and alerts. A sub-expression
 * that occurs twice becomes one operator. Used while the pipeline is set up; one thread at a time.
 */
public final class OperatorPlanner {
  private final FieldNames fields;
  private final int maxWindow;
  private final PlanLayout layout = new PlanLayout();
  private final Map<String, Integer> features = new LinkedHashMap<>();
  private List<String> scores = List.of();
  private int earlyScores;

  /**
   * @param fields that the feed's records may have
   * @param maxWindow how many entries a window may hold, at least 1
   */
  public OperatorPlanner(final FieldNames fields, final int maxWindow) {
    if (maxWindow < 1) {
      throw new IllegalArgumentException("maxWindow must be at least 1: maxWindow=" + maxWindow);
    }
    this.fields = fields;
    this.maxWindow = maxWindow;
  }

  /**
   * Adds a feature. A name in it is a feature added before, else a field; never itself.
   *
   * @param name of the feature
   * @param text its expression
   * @return handle of its value
   * @throws ExpressionException where the text is wrong
   */
  public int feature(final String name, final String text) {
    if (features.containsKey(name)) {
      throw new IllegalArgumentException("duplicate name '" + name + "'");
    }
    final int node = new Compiler(text, List.of(), name, features).compile(Expressions.parse(text));
    features.put(name, node);
    layout.addFeature(node);
    return node;
  }

  /**
   * Says that the first scores are early ones: known on a tick before the models predict. To be
   * called before the first {@link #output} that uses one.
   *
   * @param count how many
   */
  public void earlyScores(final int count) {
    earlyScores = count;
  }

  /**
   * Adds a target or an alert's condition. A name in it is a feature, else a score, else a field.
   *
   * @param text its expression
   * @param scoreNames names of the scores, by the index that {@link OperatorGraph#setScore} takes;
   *     empty where none may be used; of two calls, one list must begin with the other
   * @return handle of its value
   * @throws ExpressionException where the text is wrong
   */
  public int output(final String text, final List<String> scoreNames) {
    final int common = StrictMath.min(scores.size(), scoreNames.size());
    if (!scores.subList(0, common).equals(scoreNames.subList(0, common))) {
      throw new IllegalArgumentException("scores changed from " + scores + " to " + scoreNames);
    }
    if (scoreNames.size() > common) {
      scores = List.copyOf(scoreNames);
    }
    return new Compiler(text, scoreNames, null, features).compile(Expressions.parse(text));
  }

  /**
   * Adds an expression over fields alone, whatever features are named.
   *
   * @param text its expression
   * @return handle of its value
   * @throws ExpressionException where the text is wrong or a field is missing
   */
  public int overFields(final String text) {
    return new Compiler(text, List.of(), null, Map.of()).compile(Expressions.parse(text));
  }

  /**
   * @param handle that this planner gave
   * @return whether the values there are decimals, which are added and subtracted as such
   */
  public boolean isDecimal(final int handle) {
    return layout.isDecimal(handle);
  }

  /**
   * Uses a raw field for another purpose than an expression.
   *
   * @param name of a raw field
   * @return its index in the {@link #schema}, -1 where the feed has none of that name
   */
  public int field(final String name) {
    return fields.has(name) ? layout.field(name) : -1;
  }

  /**
   * {@return the raw fields used so far, by the index that {@link OperatorGraph#update} reads them
   * at}
   */
  public Schema schema() {
    return layout.schema();
  }

  /**
   * @param target handle that labels are taken from, negative for none
   * @param outputs handles whose values are read from the {@link ScoreGraph}, once the models have
   *     predicted
   * @return what was added so far, laid out; later additions do not change it
   */
  public OperatorPlan plan(final int target, final int[] outputs) {
    return layout.plan(scores.size(), target, outputs);
  }

  /** {@return what was added so far, laid out; it has no target, and nothing reads scores} */
  public OperatorPlan plan() {
    return plan(-1, new int[0]);
  }

  /** Compiles one expression into the layout. */
  private final class Compiler {
    private final String text;
    private final List<String> scoreNames;
    private final String self;
    private final Map<String, Integer> known;
    private final DecimalRules decimals = new DecimalRules(layout, this::compile);

    Compiler(
        final String text,
        final List<String> scoreNames,
        final String self,
        final Map<String, Integer> known) {
      this.text = text;
      this.scoreNames = scoreNames;
      this.self = self;
      this.known = known;
    }

    int compile(final Expression expression) {
      if (expression instanceof Expression.Number) {
        return layout.constant(((Expression.Number) expression).value());
      }
      if (expression instanceof Expression.Name) {
        return name((Expression.Name) expression);
      }
      if (expression instanceof Expression.Unary) {
        return unary((Expression.Unary) expression);
      }
      if (expression instanceof Expression.Binary) {
        return binary((Expression.Binary) expression);
      }
      if (expression instanceof Expression.Call) {
        return call((Expression.Call) expression);
      }
      throw new ExpressionException(
          text,
          expression.column(),
          "a duration is allowed only as an argument, such as window=10s");
    }

    private int unary(final Expression.Unary unary) {
      final Sign sign = unary.sign();
      final int x = compile(unary.operand());
      return layout.operator(
          sign.text() + "#" + x,
          () -> InfixOperators.unary(sign, x),
          List.of(x),
          decimals.isDecimal(sign, x));
    }

    private int binary(final Expression.Binary binary) {
      final int formula = decimals.formula(binary);
      if (formula >= 0) {
        return formula;
      }
      final Sign sign = binary.sign();
      final int x = compile(binary.left());
      final int y = compile(binary.right());
      final boolean decimal = decimals.isDecimal(sign, x, y);
      return layout.operator(
          "#" + x + sign.text() + "#" + y,
          () -> InfixOperators.binary(sign, x, y, decimal),
          List.of(x, y),
          decimal);
    }

    private int call(final Expression.Call call) {
      final FunctionDefinition definition = FunctionCatalogue.find(call.function());
      if (definition == null) {
        throw new ExpressionException(text, call.column(), unknownFunction(call.function()));
      }
      final List<Integer> inputs = new ArrayList<>();
      final Arguments arguments =
          new Arguments(
              text,
              call,
              maxWindow,
              argument -> {
                final int node = compile(argument);
                inputs.add(node);
                return node;
              },
              layout::isDecimal);
      final OperatorFactory factory = definition.binding().bind(arguments);
      arguments.finish();
      return layout.operator(arguments.canonical(), factory, inputs, arguments.givesDecimals());
    }

    private String unknownFunction(final String name) {
      if (isName(name)) {
        return "'" + name + "' is a name, not a function; write it without brackets";
      }
      return "unknown function '"
          + name
          + "'"
          + Suggestions.hint(
              name, FunctionCatalogue.all().stream().map(FunctionDefinition::name).toList());
    }

    private boolean isName(final String name) {
      return known.containsKey(name)
          || scoreNames.contains(name)
          || fields.names().contains(name)
          || DerivedField.find(name, fields) != null;
    }

    private int name(final Expression.Name expression) {
      final String name = expression.name();
      final Integer feature = known.get(name);
      if (feature != null) {
        return feature;
      }
      final int score = scoreNames.indexOf(name);
      if (score >= 0) {
        return layout.score(
            name, score, score < earlyScores ? PlanLayout.EARLY : PlanLayout.SCORED);
      }
      final DerivedField derived = DerivedField.find(name, fields);
      if (derived != null) {
        return derived(derived);
      }
      if (fields.has(name)) {
        return layout.fieldNode(name);
      }
      throw new ExpressionException(text, expression.column(), unknownName(name));
    }

    /** A derived field is over raw fields, whatever features are named. */
    private int derived(final DerivedField derived) {
      if (derived.formula() != null) {
        return overFields(derived.formula());
      }
      final List<Integer> raw = derived.raw().stream().map(layout::fieldNode).toList();
      return layout.operator(
          derived.name(),
          () -> new OrderFlowOperator(raw.get(0), raw.get(1), raw.get(2), raw.get(3)),
          raw,
          true);
    }

    private String unknownName(final String name) {
      if (name.equals(self)) {
        return "the feature '" + name + "' cannot use itself, and no field is named so";
      }
      if (FunctionCatalogue.find(name) != null) {
        return "'" + name + "' is a function; write " + name + "(...)";
      }
      final List<String> names = new ArrayList<>(known.keySet());
      names.addAll(scoreNames);
      names.addAll(fields.names());
      DerivedField.ALL.stream()
          .filter(field -> field.isIn(fields))
          .forEach(field -> names.add(field.name()));
      return "unknown name '" + name + "'" + Suggestions.hint(name, names);
    }
  }
}
