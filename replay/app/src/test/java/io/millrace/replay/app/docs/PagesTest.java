package io.millrace.replay.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.replay.app.pipeline.PipelineFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every page must keep: pipelines that are right, links that lead somewhere. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @Test
  void shouldPlanEveryPipelineOfEveryPage() {
    int pipelines = 0;
    for (final Page page : Page.all()) {
      for (final Page.Block block : page.blocks()) {
        if (block.language().equals("yaml")) {
          plan(page.path() + ":" + block.line(), block.text());
          pipelines++;
        }
      }
    }
    assertTrue(pipelines >= 6, "pipelines=" + pipelines);
  }

  private static void plan(final String where, final String text) {
    final PipelineFile file =
        PipelineFile.of(where, Path.of("/base"), text.getBytes(StandardCharsets.UTF_8));
    final var settings = file.pipeline();
    assertEquals(List.of(), settings.notices(), where);
    final FeedDefinition feed =
        file.located(() -> FeedDefinition.read(settings.feed(), file.baseDir()));
    file.located(
        () -> PipelinePlan.of(settings.definition(), Formats.of(feed).fields(null)).schema());
  }

  @Test
  void shouldRunTheTestCommandOfTheReadme() {
    final String readme = Page.read("README.md").text();
    final String tests = readme.substring(readme.indexOf("## Tests"));
    final String command = tests.split("```\\n")[1].strip();
    assertEquals("mvn -B verify", command);
    assertTrue(Page.read(".ci/run").text().contains("\n" + command + " ||"), command);
  }

  @Test
  void shouldLinkToWhatIsThere() {
    final List<String> broken = new ArrayList<>();
    for (final Page page : Page.all()) {
      final Matcher matcher = LINK.matcher(page.text());
      while (matcher.find()) {
        final String target = matcher.group(1);
        if (!target.contains("://") && !leads(page, target)) {
          broken.add(page.path() + " -> " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leads(final Page page, final String target) {
    final int hash = target.indexOf('#');
    final String file = hash < 0 ? target : target.substring(0, hash);
    final Path path = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
    if (!Files.exists(path)) {
      return false;
    }
    return hash < 0
        || Page.read(path.toString())
            .text()
            .lines()
            .filter(line -> line.startsWith("#"))
            .anyMatch(line -> anchor(line).equals(target.substring(hash + 1)));
  }

  private static String anchor(final String heading) {
    return heading
        .replaceFirst("#+ ", "")
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }
}
