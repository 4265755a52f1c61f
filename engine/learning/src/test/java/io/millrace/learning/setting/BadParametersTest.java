package io.millrace.learning.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of every model, loss, optimizer, scaler, drift and anomaly detector, found from
 * what it says of its arguments, with values that none can take: a new member is tried by itself.
 */
class BadParametersTest {
  /** Never right, whatever the parameter. */
  private static final List<String> NEVER =
      List.of("", "x", "NaN", "inf", "Infinity", "-Infinity", "1e309", "-1e309", "1,5", "3s");

  private static final List<String> SOMETIMES =
      List.of("0", "0.5", "1.5", "2", "1e300", "99999999999999999999999");

  private static final Set<String> OF_ANY_SIGN = Set.of("seed");

  private static final Pattern KEY = Pattern.compile("([a-z][a-z_0-9]*)=");

  /** A parameter of a member, and how a member is made with a mapping of its parameters. */
  private record Parameter(
      String member, String path, String key, Consumer<Map<String, Object>> maker) {
    DefinitionException refused(final Object value) {
      final Map<String, Object> values = new LinkedHashMap<>();
      values.put(key, value);
      return BadParametersTest.refused(maker, values);
    }

    @Override
    public String toString() {
      return member + " " + key;
    }
  }

  private static DefinitionException refused(
      final Consumer<Map<String, Object>> maker, final Map<String, Object> values) {
    try {
      maker.accept(values);
    } catch (final DefinitionException refused) {
      return refused;
    }
    return null;
  }

  /** Makes it for numbers, or where that is not its kind, for classes. */
  private static void model(final String type, final Map<String, Object> given) {
    final Map<String, Object> values = new LinkedHashMap<>(given);
    // keys that only named optimizers have
    final boolean isOfNamed = values.containsKey("intercept_rate") || values.containsKey("clip");
    if (type.equals("linear") && isOfNamed) {
      values.put("optimizer", "sgd");
    }
    final boolean forNumbers =
        ModelCatalogue.forNumbers().stream().anyMatch(info -> info.name().equals(type));
    final boolean forClasses = "log".equals(values.get("loss")) || values.containsValue("log");
    final ModelDefinition definition =
        new ModelDefinition("m", type, new Settings("models/0", values));
    if (forNumbers && !forClasses) {
      ModelCatalogue.create(definition, 3);
    } else {
      ModelCatalogue.createClassifier(definition, 3);
    }
  }

  private static Map<String, Object> with(final String type, final Map<String, Object> parameters) {
    final Map<String, Object> values = new LinkedHashMap<>(parameters);
    values.put("type", type);
    return values;
  }

  private static void part(
      final String key, final String type, final Map<String, Object> parameters) {
    final Map<String, Object> values = new LinkedHashMap<>();
    values.put(key, with(type, parameters));
    if (type.equals("log")) {
      ModelCatalogue.createClassifier(
          new ModelDefinition("m", "linear", new Settings("models/0", values)), 3);
    } else {
      model("linear", values);
    }
  }

  static Stream<Parameter> parameters() {
    final List<Parameter> all = new ArrayList<>();
    for (final MemberInfo info : ModelCatalogue.all()) {
      add(all, info.name(), info.arguments(), "models/0/", v -> model(info.name(), v));
      final Matcher fourier =
          Pattern.compile("fourier=absent\\|\\((.*?)\\)").matcher(info.arguments());
      if (fourier.find()) {
        add(
            all,
            info.name() + " fourier",
            fourier.group(1),
            "models/0/fourier/",
            v -> model(info.name(), Map.of("fourier", v)));
      }
    }
    addParts(all, "optimizer", ModelCatalogue.optimizers());
    addParts(all, "loss", ModelCatalogue.losses());
    addParts(all, "scale", ModelCatalogue.scalers());
    for (final MemberInfo info : DriftCatalogue.all()) {
      add(
          all,
          info.name(),
          info.arguments(),
          "drift/0/",
          v -> DriftCatalogue.create(info.name(), new Settings("drift/0", v)));
    }
    for (final MemberInfo info : AnomalyCatalogue.all()) {
      add(
          all,
          info.name(),
          info.arguments(),
          "anomaly/0/",
          v -> AnomalyCatalogue.create(info.name(), new Settings("anomaly/0", v), 3));
    }
    return all.stream();
  }

  private static void addParts(
      final List<Parameter> all, final String key, final List<MemberInfo> infos) {
    for (final MemberInfo info : infos) {
      add(
          all,
          key + " " + info.name(),
          info.arguments(),
          "models/0/" + key + "/",
          v -> part(key, info.name(), v));
    }
  }

  /** The keys that stand outside of parentheses, which are of parts. */
  private static void add(
      final List<Parameter> all,
      final String member,
      final String arguments,
      final String path,
      final Consumer<Map<String, Object>> maker) {
    final Matcher key = KEY.matcher(arguments.replaceAll("\\([^()]*\\)", ""));
    while (key.find()) {
      all.add(new Parameter(member, path, key.group(1), maker));
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void shouldNameKeyValueAndRangeWhenAValueIsRefused(final Parameter parameter) {
    for (final String value : NEVER) {
      final DefinitionException error = parameter.refused(value);
      assertTrue(error != null, parameter + " takes '" + value + "'");
      assertExplained(parameter, value, error);
    }
    for (final String value :
        OF_ANY_SIGN.contains(parameter.key()) ? List.<String>of() : List.of("-1", "-0.5")) {
      final DefinitionException error = parameter.refused(value);
      assertTrue(error != null, parameter + " takes '" + value + "'");
      assertExplained(parameter, value, error);
    }
    for (final String value : SOMETIMES) {
      final DefinitionException error = parameter.refused(value);
      if (error != null) {
        assertExplained(parameter, value, error);
      }
    }
  }

  private static void assertExplained(
      final Parameter parameter, final String value, final DefinitionException error) {
    final String where = parameter + "=" + value + ": " + error.path() + ": " + error.getMessage();
    // a value may be right by itself, and another key's beside it wrong
    final boolean isOfTwo = error.getMessage().contains(parameter.key() + ", which is " + value);
    assertTrue(isOfTwo || error.path().startsWith(parameter.path() + parameter.key()), where);
    assertTrue(error.getMessage().contains(value), where);
    assertTrue(
        error
            .getMessage()
            .matches(
                ".*(from -?[0-9.E-]+|above 0|any finite number|did you mean '|known: |which is |expected a (list|mapping)).*"),
        where);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void shouldNameTheKeyWhenAValueIsOfAnotherShape(final Parameter parameter) {
    final Map<String, Object> none = new LinkedHashMap<>();
    none.put(parameter.key(), null);
    for (final Object value :
        new Object[] {List.of(), List.of("1", List.of()), Map.of("nothing", "1")}) {
      final DefinitionException error = parameter.refused(value);
      assertTrue(error != null, parameter + " takes " + value);
      assertTrue(
          error.path().startsWith(parameter.path() + parameter.key()),
          parameter + ": " + error.path());
    }
    final DefinitionException error = refused(parameter.maker(), none);
    assertTrue(error != null, parameter + " takes nothing for a value");
    assertTrue(error.path().startsWith(parameter.path() + parameter.key()), error.path());
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void shouldNameTheNearestWhenAKeyIsNotKnown(final Parameter parameter) {
    final String key = parameter.key() + "q";
    final DefinitionException error = refused(parameter.maker(), Map.of(key, "1"));
    assertTrue(error != null, parameter + " takes " + key);
    assertEquals(parameter.path() + key, error.path());
    assertTrue(error.getMessage().contains("unknown key '" + key + "'"), error.getMessage());
    assertTrue(error.getMessage().contains("'" + parameter.key() + "'"), error.getMessage());
  }
}
