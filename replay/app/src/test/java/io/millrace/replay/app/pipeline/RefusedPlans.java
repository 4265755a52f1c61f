package io.millrace.replay.app.pipeline;

import static io.millrace.replay.app.pipeline.RefusedDefinitions.learning;
import static io.millrace.replay.app.pipeline.RefusedDefinitions.refused;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.AnomalyDefinition;
import io.millrace.engine.definition.DriftDefinition;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.replay.app.pipeline.RefusedDefinitions.Refused;
import java.util.Map;
import java.util.stream.Stream;

/** Definitions that only the fields {@code x} and {@code y} of a feed show to be wrong. */
final class RefusedPlans {
  private RefusedPlans() {}

  static Stream<Refused> all() {
    return Stream.of(
        refused("features: {a: z}", b -> b.feature("a", "z"), "features/a", "unknown name 'z'"),
        refused(
            "alerts: [{name: a, when: z > 1}]",
            b -> b.alert(AlertDefinition.of("a", "z > 1", "")),
            "alerts/0/when",
            "unknown name 'z'"),
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: m, type: rsl}]",
            b -> learning(b).model(ModelDefinition.of("m", "rsl")),
            "models/0/type",
            "'rsl' is not known; did you mean 'rls'?"),
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: m, type: rls, forgetting: 2}]",
            b -> learning(b).model(ModelDefinition.of("m", "rls", Map.of("forgetting", 2))),
            "models/0/forgetting",
            "2 is out of range"),
        refused(
            "features: {x: x}\ntarget: y\nmodels: [{name: m, type: rls, forgeting: 1}]",
            b -> learning(b).model(ModelDefinition.of("m", "rls", "forgeting", "1")),
            "models/0/forgeting",
            "unknown key 'forgeting'; did you mean 'forgetting'?"),
        refused(
            "drift: [{name: d, type: adwim, of: x}]",
            b -> b.drift(DriftDefinition.of("d", "adwim", "x")),
            "drift/0/type",
            "'adwim' is not known; did you mean 'adwin'?"),
        refused(
            "anomaly: [{name: a, type: mda, of: x}]",
            b -> b.anomaly(AnomalyDefinition.of("a", "mda", "x")),
            "anomaly/0/type",
            "'mda' is not known"));
  }
}
