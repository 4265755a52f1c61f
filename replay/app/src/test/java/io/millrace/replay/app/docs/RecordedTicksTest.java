package io.millrace.replay.app.docs;

import static io.millrace.replay.app.docs.CommandRun.withoutTimes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show of recorded ticks, computed again where the recordings are there. */
class RecordedTicksTest {
  private static final String AAPL = "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip";
  private static final String AMZN = "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip";

  @TempDir private Path dir;

  private static Path recorded(final String name) {
    return Recorded.path("lobster/" + name);
  }

  @Test
  void shouldReportWhatTheReadmeShows() throws IOException {
    final Page readme = Page.read("README.md");
    final String pipeline =
        readme.block("ticks.yaml").replace("data/" + AAPL, recorded(AAPL).toString());
    Files.writeString(dir.resolve("ticks.yaml"), pipeline);
    final String command = "millrace run ticks.yaml";
    assertEquals(
        withoutTimes(readme.block(command)), withoutTimes(new CommandRun(dir).of(command)));
  }

  @Test
  void shouldReachTheFiguresOfTheStudyOnOrderFlow() throws IOException {
    final Page study = Page.read("docs/studies/ofi.md");
    for (final String name : new String[] {AAPL, AMZN}) {
      final String pipeline =
          study.block("ofi.yaml").replace("data/" + AAPL, recorded(name).toString());
      Files.writeString(dir.resolve("ofi.yaml"), pipeline);
      final JsonNode report =
          new ObjectMapper().readTree(new CommandRun(dir).of("millrace run ofi.yaml --json"));
      assertEquals(2_339, report.get("samples").intValue());
      for (final JsonNode model : report.get("models")) {
        if (model.get("name").textValue().equals("ols") && model.get("weights").isObject()) {
          shows(study, model.at("/weights/ofi_10s"));
          shows(study, model.at("/weights/intercept"));
          shows(study, model.get("r2"));
        }
      }
    }
  }

  private static void shows(final Page study, final JsonNode figure) {
    final String text = Double.toString(figure.doubleValue());
    assertTrue(study.text().contains(text), text);
  }
}
