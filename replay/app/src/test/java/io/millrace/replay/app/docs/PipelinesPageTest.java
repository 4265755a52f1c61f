package io.millrace.replay.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.replay.app.faultinjection.SourceCases;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The tables of the page on pipelines that come from registries. {@code -Dtest=PipelinesPageTest
 * -Dmillrace.regenerate=true} writes them again.
 */
class PipelinesPageTest {
  private static Map<String, String> tables() {
    final Map<String, String> tables = new LinkedHashMap<>();
    tables.put("formats", formats());
    tables.put("sources", sources());
    tables.put("models", models(ModelCatalogue.all()));
    tables.put("losses", models(ModelCatalogue.losses()));
    tables.put("optimizers", models(ModelCatalogue.optimizers()));
    tables.put("scalers", models(ModelCatalogue.scalers()));
    tables.put("anomaly", models(AnomalyCatalogue.all()));
    tables.put("drift", models(DriftCatalogue.all()));
    return tables;
  }

  private static String formats() {
    final StringBuilder table = new StringBuilder("| format | records | keys | reference |\n");
    table.append("|---|---|---|---|\n");
    for (final FormatKind kind : Formats.all()) {
      table.append("| `" + kind.label() + "` | " + kind.description() + " | `");
      table.append(String.join(" ", kind.keys()) + "` | " + kind.reference() + " |\n");
    }
    return table.toString();
  }

  private static String sources() {
    final StringBuilder table = new StringBuilder("| bytes | verdict | reported |\n");
    table.append("|---|---|---|\n");
    for (final SourceCases.SourceCase one : SourceCases.all()) {
      final String verdict = one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      final String line = one.line().isEmpty() ? "" : "`" + one.line() + "`";
      table.append("| " + one.what() + " | " + verdict + " | " + line + " |\n");
    }
    return table.toString();
  }

  private static String models(final List<MemberInfo> infos) {
    final StringBuilder table = new StringBuilder("| name | parameters | unit | reference |\n");
    table.append("|---|---|---|---|\n");
    for (final MemberInfo info : infos) {
      final String arguments = info.arguments().replace("|", "\\|");
      table.append("| `" + info.name() + "` | ");
      table.append(arguments.isEmpty() ? "" : "`" + arguments + "`");
      table.append(" | " + info.unit() + " | " + info.reference().replace("|", "\\|") + " |\n");
    }
    return table.toString();
  }

  @Test
  void shouldShowTheTablesOfTheRegistries() throws IOException {
    final Page page = Page.read("docs/PIPELINES.md");
    String text = page.text();
    for (final Map.Entry<String, String> table : tables().entrySet()) {
      final String begin = "<!-- table: " + table.getKey() + " -->\n\n";
      final int from = text.indexOf(begin) + begin.length();
      assertTrue(from > begin.length(), begin);
      text =
          text.substring(0, from)
              + table.getValue()
              + text.substring(text.indexOf("\n\n", from) + 1);
    }
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(page.path(), text);
    } else {
      assertEquals(
          text,
          page.text(),
          "stale; regenerate with -Dtest=PipelinesPageTest -Dmillrace.regenerate=true");
    }
  }

  @Test
  void shouldNameEveryKindOfDataQualityCount() {
    final String text = Page.read("docs/PIPELINES.md").text();
    for (final DataQualityCounters.Kind kind : DataQualityCounters.Kind.values()) {
      final String name = "`" + kind.name().toLowerCase(Locale.ROOT) + "`";
      assertTrue(text.contains(name), name);
    }
  }
}
