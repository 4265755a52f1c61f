package io.millrace.replay.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));

  private static Set<String> flags(final String option) throws IOException {
    final Set<String> packages = new TreeSet<>();
    final Matcher matcher =
        Pattern.compile("--" + option + "=(\\S+)=ALL-UNNAMED")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    while (matcher.find()) {
      packages.add(matcher.group(1));
    }
    return packages;
  }

  private static Set<String> manifest(final String entry) throws IOException {
    final Matcher matcher =
        Pattern.compile("<" + entry + ">([^<]*)</")
            .matcher(Files.readString(ROOT.resolve("replay/app/pom.xml")));
    assertTrue(matcher.find(), entry);
    return new TreeSet<>(Set.of(matcher.group(1).trim().split("\\s+")));
  }

  @Test
  void shouldCarryTheFlagsThatTheTestsRunWith() throws IOException {
    assertFalse(flags("add-opens").isEmpty());
    assertEquals(flags("add-exports"), manifest("Add-Exports"));
    assertEquals(flags("add-opens"), manifest("Add-Opens"));
  }
}
