package io.millrace.replay.journal;

import java.nio.file.Path;

/** A file beside the records is not what was written; the records may be whole all the same. */
public final class DamagedFileException extends JournalException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String reason;

  DamagedFileException(final Path file, final String reason) {
    super("damaged journal: " + file.getParent() + ": file " + file.getFileName() + " " + reason);
    this.file = file;
    this.reason = reason;
  }

  /**
   * @return the damage, told beside how far the records are whole
   * @param end of the records
   */
  public JournalDamage with(final JournalEnd end) {
    return new JournalDamage(file, end.nextSequence(), reason);
  }
}
