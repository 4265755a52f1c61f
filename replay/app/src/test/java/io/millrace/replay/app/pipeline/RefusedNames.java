package io.millrace.replay.app.pipeline;

import static io.millrace.replay.app.pipeline.RefusedDefinitions.learning;
import static io.millrace.replay.app.pipeline.RefusedDefinitions.refused;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.replay.app.pipeline.RefusedDefinitions.Refused;
import java.util.ArrayList;
import java.util.List;

/** Definitions with a name that is reserved, empty or used before. */
final class RefusedNames {
  private RefusedNames() {}

  static List<Refused> all() {
    final List<Refused> all = new ArrayList<>();
    for (final String name :
        "and or not intercept no_change running_mean ew_mean majority".split(" ")) {
      final String said = "'" + name + "' is a reserved name";
      all.add(
          refused(
              "features: {" + name + ": x}", b -> b.feature(name, "x"), "features/" + name, said));
      all.add(
          refused(
              "features: {x: x}\ntarget: y\nmodels: [{name: " + name + ", type: rls}]",
              b -> learning(b).model(ModelDefinition.of(name, "rls")),
              "models/0/name",
              said));
      all.add(
          refused(
              "anomaly: [{name: " + name + ", type: mad, of: x}]",
              b -> b.anomaly(AnomalyDefinition.of(name, "mad", "x")),
              "anomaly/0/name",
              said));
    }
    for (final String name : List.of("quarantined", "model_reset", "memory_reached")) {
      final String said = "'" + name + "' is the name of an alert of the engine itself";
      all.add(
          refused(
              "alerts: [{name: " + name + ", when: x}]",
              b -> b.alert(AlertDefinition.of(name, "x", "")),
              "alerts/0/name",
              said));
      all.add(
          refused(
              "drift: [{name: " + name + ", type: adwin, of: x}]",
              b -> b.drift(DriftDefinition.of(name, "adwin", "x")),
              "drift/0/name",
              said));
    }
    all.addAll(duplicates());
    all.addAll(emptyNames());
    return all;
  }

  private static List<Refused> duplicates() {
    final String duplicate = "duplicate name 'a'";
    return List.of(
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: a, type: rls}, {name: a, type: linear}]",
            b ->
                learning(b)
                    .model(ModelDefinition.of("a", "rls"))
                    .model(ModelDefinition.of("a", "linear")),
            "models/1/name",
            duplicate),
        refused(
            "features: {a: x}\ntarget: y\nmodels: [{name: a, type: rls}]",
            b ->
                b.feature("a", "x")
                    .target(TargetDefinition.of("y"))
                    .model(ModelDefinition.of("a", "rls")),
            "models/0/name",
            duplicate),
        refused(
            "features: {a: x}\nanomaly: [{name: a, type: mad, of: x}]",
            b -> b.feature("a", "x").anomaly(AnomalyDefinition.of("a", "mad", "x")),
            "anomaly/0/name",
            duplicate),
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: a, type: rls}]\n"
                + "anomaly: [{name: a, type: mad, of: x}]",
            b ->
                learning(b)
                    .model(ModelDefinition.of("a", "rls"))
                    .anomaly(AnomalyDefinition.of("a", "mad", "x")),
            "anomaly/0/name",
            duplicate),
        refused(
            "anomaly: [{name: a, type: mad, of: x}, {name: a, type: mad, of: y}]",
            b ->
                b.anomaly(AnomalyDefinition.of("a", "mad", "x"))
                    .anomaly(AnomalyDefinition.of("a", "mad", "y")),
            "anomaly/1/name",
            duplicate),
        refused(
            "alerts: [{name: a, when: x}, {name: a, when: y}]",
            b -> b.alert(AlertDefinition.of("a", "x", "")).alert(AlertDefinition.of("a", "y", "")),
            "alerts/1/name",
            duplicate),
        refused(
            "drift: [{name: a, type: adwin, of: x}, {name: a, type: adwin, of: y}]",
            b ->
                b.drift(DriftDefinition.of("a", "adwin", "x"))
                    .drift(DriftDefinition.of("a", "adwin", "y")),
            "drift/1/name",
            duplicate),
        refused(
            "drift: [{name: a, type: adwin, of: x}]\nalerts: [{name: a, when: x}]",
            b ->
                b.drift(DriftDefinition.of("a", "adwin", "x"))
                    .alert(AlertDefinition.of("a", "x", "")),
            "alerts/0/name",
            duplicate));
  }

  private static List<Refused> emptyNames() {
    final String said = "'' is not a name: letters, digits and _ only";
    return List.of(
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: '', type: rls}]",
            b -> learning(b).model(ModelDefinition.of("", "rls")),
            "models/0/name",
            said),
        refused(
            "anomaly: [{name: '', type: mad, of: x}]",
            b -> b.anomaly(AnomalyDefinition.of("", "mad", "x")),
            "anomaly/0/name",
            said),
        refused(
            "features: {a b: x}",
            b -> b.feature("a b", "x"),
            "features/a b",
            "'a b' is not a name: letters, digits and _ only"),
        refused(
            "alerts: [{name: '', when: x}]",
            b -> b.alert(AlertDefinition.of("", "x", "")),
            "alerts/0/name",
            "the name is empty"),
        refused(
            "alerts: [{when: x}]",
            b -> b.alert(AlertDefinition.of(null, "x", "")),
            "alerts/0",
            "key 'name' is missing"),
        refused(
            "drift: [{name: '', type: adwin, of: x}]",
            b -> b.drift(DriftDefinition.of("", "adwin", "x")),
            "drift/0/name",
            "the name is empty"));
  }
}
