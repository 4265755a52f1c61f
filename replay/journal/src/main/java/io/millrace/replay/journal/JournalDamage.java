package io.millrace.replay.journal;

import java.nio.file.Path;

/**
 * Where a journal stops being what was written. All records before the sequence were read and are
 * right; none from it on.
 *
 * @param file that is damaged, or that is missing
 * @param sequence where the good prefix ends: that of the first record which is not in it
 * @param reason what is wrong
 */
public record JournalDamage(Path file, long sequence, String reason) {
  /** {@return one line that says all of it} */
  public String describe() {
    return file + ": " + reason + "; the good prefix ends before sequence " + sequence;
  }
}
