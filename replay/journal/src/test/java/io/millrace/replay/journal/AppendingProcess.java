package io.millrace.replay.journal;

import io.millrace.engine.record.RecordBatch;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process of its own that appends to a journal and says after each append up to which sequence
 * records are acknowledged; made to be killed.
 */
final class AppendingProcess {
  private AppendingProcess() {}

  /**
   * @param arguments directory, seed, how many batches; the last acknowledged sequence of each goes
   *     to standard output, one a line
   * @throws IOException if standard input cannot be read
   */
  public static void main(final String[] arguments) throws IOException {
    final Path path = Path.of(arguments[0]);
    final Random random = new Random(Long.parseLong(arguments[1]));
    final int batches = Integer.parseInt(arguments[2]);
    final JournalDirectory directory = JournalDirectory.openForAppend(path);
    final PrintStream out = System.out;
    try (ChronicleJournal journal =
        directory.append(directory.readToEnd(), System::currentTimeMillis)) {
      journal.appendSource(journal.nextSequence(), SelfCheckingRecords.SOURCE);
      final RecordBatch batch = new RecordBatch(300, 1 << 18);
      for (int i = 0; i < batches; i++) {
        final long next = journal.nextSequence();
        journal.appendRecords(next, SelfCheckingRecords.fill(batch, next, 1 + random.nextInt(300)));
        out.println(journal.nextSequence());
      }
      // Holds the lock until it is told that this is enough.
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  static Process start(final Path home, final Object... arguments) throws IOException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("--add-")) {
        command.add(flag);
      }
    }
    command.add("-Xmx256m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Duser.home=" + home);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(AppendingProcess.class.getName());
    for (final Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).start();
  }
}
