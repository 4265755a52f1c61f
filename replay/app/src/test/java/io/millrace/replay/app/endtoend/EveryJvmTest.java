package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digest and report do not depend on the JVM, its compilers, its collector or its locale. */
final class EveryJvmTest {
  private static final int MESSAGES = 12_000;
  private static final int READINGS = 2_000;

  @TempDir private static Path folder;
  private static Path session;
  private static Path readings;
  private static Ran ofSession;
  private static Ran ofReadings;

  @BeforeAll
  static void runHere() throws IOException {
    session = Simulated.session(folder, MESSAGES);
    readings = readings();
    ofSession = Ran.millrace("run", session);
    ofReadings = Ran.millrace("run", readings);
    assertEquals(MESSAGES, ofSession.count("events"));
    assertTrue(ofSession.count("samples") > MESSAGES / 4, () -> ofSession.json().toString());
    assertEquals(READINGS, ofReadings.count("ticks"));
    assertEquals(READINGS, ofReadings.count("samples"));
  }

  /**
   * Text with letters that other locales change, and times in a zone with an offset that changes.
   */
  private static Path readings() throws IOException {
    final StringBuilder text = new StringBuilder("TIME,SITE,INDIGO\n");
    for (int i = 0; i < READINGS; i++) {
      text.append(34_200_000 + 10 * i);
      text.append(i % 3 == 0 ? ",ICI," : ",ici,").append(i % 17).append(".5\n");
    }
    Files.writeString(folder.resolve("readings.csv"), text);
    return Files.writeString(
        folder.resolve("readings.yaml"),
        """
        feed:
          format: csv
          path: readings.csv
          columns: {time: TIME, instrument: SITE}
          time: {unit: ms, since: midnight, date: 2013-10-07, zone: America/New_York}
        features:
          INDIGO_mean: "mean(INDIGO, window=2s)"
        target: {value: "log(INDIGO + 1)"}
        models:
          - {name: linear, type: linear}
        alerts:
          - {name: HIGH, when: "INDIGO > 16", message: "INDIGO is high: \u0130"}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:-UseFMA",
        "-XX:+UseSerialGC",
        "-XX:+UseZGC",
        "-XX:+UseG1GC",
        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-9",
      })
  void shouldGiveTheSameWhenTheFlagsAreOthers(final String flags) throws Exception {
    assertSame(Jvm.running(flags.split(" ")));
  }

  @Test
  void shouldGiveTheSameWhenTheJvmIsOfAnotherVersion() throws Exception {
    final Optional<Jvm> another = Jvm.another();
    Assumptions.assumeTrue(another.isPresent(), "no other JDK is installed");
    assertSame(another.get());
    final Path journal = folder.resolve("journal");
    Ran.millrace("run", session, "--journal", journal);
    final Ran replayed = another.get().millrace(folder, "replay", journal);
    assertEquals(ofSession.computed(), replayed.computed());
  }

  private static void assertSame(final Jvm jvm) throws Exception {
    final Ran session = jvm.millrace(folder, "run", EveryJvmTest.session);
    assertEquals(ofSession.digest(), session.digest());
    assertEquals(ofSession.computed(), session.computed());
    assertEquals(
        ofReadings.computed(), jvm.millrace(folder, "run", EveryJvmTest.readings).computed());
  }
}
