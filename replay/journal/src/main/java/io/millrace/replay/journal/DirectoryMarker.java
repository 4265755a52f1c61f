package io.millrace.replay.journal;

import io.millrace.replay.journal.excerpt.ExcerptLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The text file that makes a directory a journal. Its first two lines and its last, a CRC32C of all
 * lines before it, mean the same in every version.
 *
 * @param identity random number of the journal
 * @param pipelineDigest how the caller distinguishes pipelines
 * @param pipelineSha256 of the kept text
 */
record DirectoryMarker(long identity, String pipelineDigest, String pipelineSha256) {
  static final String FILE = "millrace-journal";
  private static final String TITLE = "millrace journal";
  private static final String VERSION = "version ";
  private static final String IDENTITY = "identity ";
  private static final String DIGEST = "pipeline-digest ";
  private static final String SHA256 = "pipeline-sha256 ";
  private static final String CRC = "crc32c ";
  private static final int LINES = 6;
  private static final Pattern OTHER_VERSION = Pattern.compile(TITLE + "\n(version [0-9]{1,9})\n");

  String text() {
    final String body =
        String.join(
            "\n",
            TITLE,
            VERSION + ExcerptLayout.VERSION,
            IDENTITY + HexFormat.of().toHexDigits(identity),
            DIGEST + pipelineDigest,
            SHA256 + pipelineSha256,
            "");
    return body + CRC + crcOf(body) + "\n";
  }

  static DirectoryMarker parse(final Path directory, final byte[] bytes) {
    final String text = new String(bytes, StandardCharsets.ISO_8859_1);
    final int crcAt = text.lastIndexOf('\n' + CRC) + 1;
    final String body = text.substring(0, crcAt);
    if (crcAt == 0 || !text.substring(crcAt).equals(CRC + crcOf(body) + "\n")) {
      final Matcher other = OTHER_VERSION.matcher(text);
      if (other.lookingAt() && !other.group(1).equals(VERSION + ExcerptLayout.VERSION)) {
        throw new JournalException(
            otherVersion(directory, other.group(1)) + "; nor does its checksum match");
      }
      throw new DamagedFileException(directory.resolve(FILE), "does not match its checksum");
    }
    final String[] lines = text.split("\n");
    if (!lines[0].equals(TITLE) || lines.length < 2 || !lines[1].startsWith(VERSION)) {
      throw new JournalException("not a journal: " + directory);
    }
    if (!lines[1].equals(VERSION + ExcerptLayout.VERSION)) {
      throw new JournalException(otherVersion(directory, lines[1]));
    }
    if (lines.length != LINES) {
      throw new JournalException("not a journal: " + directory);
    }
    return new DirectoryMarker(
        HexFormat.fromHexDigitsToLong(lines[2].substring(IDENTITY.length())),
        lines[3].substring(DIGEST.length()),
        lines[4].substring(SHA256.length()));
  }

  private static String otherVersion(final Path directory, final String line) {
    return "journal of another version: "
        + directory
        + ": "
        + line
        + ", this program knows version "
        + ExcerptLayout.VERSION;
  }

  static String crcOf(final String text) {
    final CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  static String sha256(final byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
