package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.journal.JournalDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were stopped, killed or begun twice, and what a later one makes of it. */
class RestartTest {
  private static final int RECORDS = 3_000;

  @TempDir private Path dir;
  private Path pipeline;
  private String digest;

  @BeforeEach
  void reference() throws IOException {
    Files.writeString(dir.resolve("q.csv"), Quotes.lines(RECORDS));
    pipeline = Quotes.pipeline(dir, "q.csv");
    final Program whole = run("--journal", dir.resolve("whole").toString());
    assertEquals(0, whole.code(), whole.err());
    digest = whole.digest();
  }

  private Program run(final String... options) {
    final String[] args = new String[options.length + 3];
    args[0] = "run";
    args[1] = pipeline.toString();
    args[2] = "--json";
    System.arraycopy(options, 0, args, 3, options.length);
    return Program.run(args);
  }

  private void assertVerified() throws IOException {
    final Program verified = Program.run("verify", dir.resolve("journal").toString(), "--json");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.json().get("complete").booleanValue());
  }

  @Test
  void shouldEndWithTheSameDigestWhenItIsStartedAgainTwice() throws IOException {
    assertEquals(0, run("--limit", "0").json().get("events").intValue());
    assertVerified();
    assertEquals(777, run("--limit", "777").json().get("events").intValue());
    assertVerified();
    final Program second = run("--limit", "1000");
    assertEquals(777, second.json().get("resumed_at").intValue());
    final Program third = run();
    assertEquals(1_777, third.json().get("resumed_at").intValue());
    assertEquals(digest, third.digest());
    assertVerified();
    final Program nothing = run();
    assertTrue(nothing.err().contains("nothing new"), nothing.err());
    assertEquals(digest, nothing.digest());
    assertEquals(0, nothing.code());
    assertVerified();
  }

  @Test
  void shouldTakeAPipelineForTheSameWhenOnlyItsCommentsChange() throws IOException {
    run("--limit", "10");
    Files.writeString(pipeline, "# a comment\n" + Files.readString(pipeline));
    assertEquals(digest, run().digest());
    Files.writeString(pipeline, Files.readString(pipeline).replace("half_life=50", "half_life=60"));
    final Program other = run();
    assertEquals(2, other.code());
    assertTrue(other.err().contains("--fresh"), other.err());
    assertEquals(0, run("--fresh").code());
    assertTrue(JournalDirectory.holdsJournal(dir.resolve("journal.1")));
    assertVerified();
  }

  @Test
  void shouldContinueTheSignalsWhenTheirLastLineIsTorn() throws IOException {
    final Path signals = dir.resolve("signals.jsonl");
    run("--fresh", "--journal", dir.resolve("w2").toString(), "--signals", signals.toString());
    final String all = Files.readString(signals);
    run("--limit", "1500", "--signals", signals.toString());
    final String first = Files.readString(signals);
    assertTrue(all.startsWith(first));
    Files.writeString(signals, first.substring(0, first.length() - 7));
    run("--signals", signals.toString());
    assertEquals(all, Files.readString(signals));
  }

  /** A last line without its end was once cut off before anybody asked what file it is. */
  @Test
  void shouldLeaveAFileAloneWhenItIsNotOneOfSignals() throws IOException {
    run("--limit", "10");
    final Path precious = dir.resolve("precious.txt");
    for (final String text : new String[] {"one\ntwo", "one", "one\n", "{\"a\":1}\n"}) {
      Files.writeString(precious, text);
      final Program refused = run("--signals", precious.toString());
      assertEquals(2, refused.code(), text);
      assertTrue(refused.err().contains("is not a file of signals"), refused.err());
      assertEquals(text, Files.readString(precious));
    }
  }

  @Test
  void shouldJournalNothingWhenTheSignalsCannotBeWritten() throws IOException {
    final Program refused = run("--signals", dir.resolve("none/signals").toString());
    assertEquals(2, refused.code());
    final Program verified = Program.run("verify", dir.resolve("journal").toString(), "--json");
    assertEquals(0, verified.json().get("events").intValue());
  }

  @Test
  void shouldRefuseWhenTheJournalIsInUseOrNotOurs() throws IOException {
    run("--limit", "10");
    try (JournalDirectory held = JournalDirectory.openForAppend(dir.resolve("journal"))) {
      final Program refused = run();
      assertEquals(2, refused.code());
      assertTrue(refused.err().contains("in use"), refused.err());
      assertFalse(held.readToEnd().damage() != null);
    }
    assertEquals(digest, run().digest());
    Files.writeString(Files.createDirectory(dir.resolve("other")).resolve("a.txt"), "a");
    final Program foreign = run("--journal", dir.resolve("other").toString(), "--fresh");
    assertEquals(2, foreign.code());
    assertTrue(foreign.err().contains("not a journal"), foreign.err());
    assertEquals("a", Files.readString(dir.resolve("other/a.txt")));
  }

  @Test
  void shouldWriteTheFinalCheckpointWhenItIsStoppedBeforeTheFirstRecord() throws IOException {
    final StopSignal stop = new StopSignal();
    stop.request();
    final Program stopped = Program.run(stop, "run", pipeline.toString(), "--json");
    assertEquals(130, stopped.code(), stopped.err());
    assertEquals(0, stopped.json().get("events").intValue());
    assertVerified();
    final Program verify = Program.run(stop, "verify", dir.resolve("whole").toString(), "--json");
    assertEquals(130, verify.code());
    assertEquals("", verify.out());
  }
}
