package io.millrace.replay.app.golden;

import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.stream.Stream;

/** Every model of the catalogue at its defaults, alone, so that a new model adds cases only. */
final class ModelCases {
  private static final int ROWS = 1_200;
  private static final GoldenCase.Input SAMPLES = GeneratedFiles.samples(ROWS);

  private ModelCases() {}

  static Stream<GoldenCase> generated() {
    return Stream.concat(
        each("models/generated-numbers", ModelCatalogue.forNumbers(), SAMPLES, Long.MAX_VALUE),
        each("models/generated-classes", ModelCatalogue.forClasses(), SAMPLES, Long.MAX_VALUE));
  }

  static Stream<GoldenCase> recorded(final long limit) {
    return Stream.concat(
        each("models/elec2-numbers", ModelCatalogue.forNumbers(), GoldenCase.Input.NONE, limit),
        each("models/elec2-classes", ModelCatalogue.forClasses(), GoldenCase.Input.NONE, limit));
  }

  private static Stream<GoldenCase> each(
      final String pipeline,
      final List<MemberInfo> models,
      final GoldenCase.Input input,
      final long limit) {
    final String text = GoldenCase.resource(pipeline);
    return models.stream()
        .map(
            model ->
                new GoldenCase(
                    pipeline + "/" + model.name(),
                    text.replace("@type@", model.name()),
                    input,
                    limit));
  }
}
