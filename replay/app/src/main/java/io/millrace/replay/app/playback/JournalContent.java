package io.millrace.replay.app.playback;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.StateVersion;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalException;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal holds besides records, found by reading it once.
 *
 * @param end what its end says
 * @param checkpoints in its order
 * @param header the first header line of a source; null where no source has one
 * @param signals the file in which its last run kept its signals; null where none did
 * @param olderVersions state versions of the builds that wrote it, each once, but this build's
 * @param olderUntil the last sequence whose signals a build may have published whose outputs this
 *     build does not reproduce; -1 where no such build wrote to it
 */
public record JournalContent(
    JournalEnd end,
    List<Checkpoint> checkpoints,
    String header,
    Path signals,
    List<Integer> olderVersions,
    long olderUntil) {
  /** What the command excerpt that names the file of signals begins with. */
  public static final String SIGNALS = "signals ";

  /** Copies the lists. */
  public JournalContent {
    checkpoints = List.copyOf(checkpoints);
    olderVersions = List.copyOf(olderVersions);
  }

  /**
   * @param directory of the journal
   * @return its content
   * @throws JournalException where a newer build has computed its state
   */
  public static JournalContent of(final JournalDirectory directory) {
    final Scan scan = new Scan();
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        refuseNewer(directory, stateVersion(reader));
        scan.add(reader);
      }
      return scan.content(reader.end());
    }
  }

  /**
   * Reads no further than a replay would.
   *
   * @param directory of a journal
   * @param limit how many of its records are of interest
   * @throws JournalException where a newer build has computed its state there
   */
  static void refuseNewer(final JournalDirectory directory, final long limit) {
    try (JournalReader reader = directory.reader()) {
      while (reader.next()
          && (reader.kind() != ExcerptKind.RECORDS || reader.firstSequence() < limit)) {
        refuseNewer(directory, stateVersion(reader));
      }
    }
  }

  private static void refuseNewer(final JournalDirectory directory, final int stateVersion) {
    if (stateVersion > StateVersion.CURRENT) {
      throw new JournalException(
          directory.path()
              + ": a newer build wrote this journal: its state version is "
              + stateVersion
              + ", that of this build is "
              + StateVersion.CURRENT);
    }
  }

  /** Of an excerpt that has one, else that of this build. */
  private static int stateVersion(final JournalReader reader) {
    return switch (reader.kind()) {
      case CHECKPOINT -> reader.checkpoint().stateVersion();
      case CONFIGURATION -> reader.configuration().stateVersion();
      default -> StateVersion.CURRENT;
    };
  }

  /** What has been read so far. */
  private static final class Scan {
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private String header;
    private Path signals;
    private final List<Integer> olderVersions = new ArrayList<>();
    private long olderUntil = -1;

    void add(final JournalReader reader) {
      switch (reader.kind()) {
        case CHECKPOINT -> {
          checkpoints.add(reader.checkpoint());
          addVersion(reader.checkpoint().stateVersion());
        }
        case CONFIGURATION ->
            addBuild(reader.configuration().stateVersion(), reader.firstSequence());
        case SOURCE -> header = header == null ? reader.source().header() : header;
        case COMMAND -> {
          if (reader.command().startsWith(SIGNALS)) {
            signals = Path.of(reader.command().substring(SIGNALS.length()));
          }
        }
        default -> {
          // Of no interest here.
        }
      }
    }

    private void addBuild(final int stateVersion, final long nextSequence) {
      addVersion(stateVersion);
      if (stateVersion < StateVersion.OUTPUTS_SINCE) {
        olderUntil = Long.MAX_VALUE;
      } else if (olderUntil == Long.MAX_VALUE) {
        // The end of a feed publishes signals with the sequence of the next record.
        olderUntil = nextSequence;
      }
    }

    private void addVersion(final int stateVersion) {
      if (stateVersion != StateVersion.CURRENT && !olderVersions.contains(stateVersion)) {
        olderVersions.add(stateVersion);
      }
    }

    JournalContent content(final JournalEnd end) {
      return new JournalContent(
          end,
          checkpoints,
          header,
          signals,
          olderVersions,
          Math.min(olderUntil, end.nextSequence()));
    }
  }
}
