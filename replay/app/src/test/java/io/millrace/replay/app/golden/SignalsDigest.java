package io.millrace.replay.app.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a signals file holds.
 *
 * @param lines how many
 * @param bytes SHA-256 of the file
 * @param values SHA-256 of its lines without their ordinals and with the 64 bits of each value in
 *     place of its text, which a JVM older than 19 writes with more digits than needed at times
 */
record SignalsDigest(long lines, String bytes, String values) {
  private static final Pattern ORDINAL = Pattern.compile(",\"ordinal\":\\d+");
  private static final String VALUE = ",\"value\":";

  static SignalsDigest of(final Path file) throws IOException {
    final MessageDigest bytes = sha256();
    final MessageDigest values = sha256();
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        update(bytes, line);
        update(values, withBits(ORDINAL.matcher(line).replaceFirst("")));
        lines++;
      }
    }
    return new SignalsDigest(lines, hex(bytes), hex(values));
  }

  /** Returns the SHA-256 of a text. */
  static String of(final String text) {
    final MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  private static String withBits(final String line) {
    final int at = line.lastIndexOf(VALUE);
    if (at < 0 || line.endsWith(":null}")) {
      return line;
    }
    final String value = line.substring(at + VALUE.length(), line.length() - 1);
    return line.substring(0, at)
        + VALUE
        + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(Double.parseDouble(value)));
  }

  private static void update(final MessageDigest digest, final String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (final NoSuchAlgorithmException everyJvmHasIt) {
      throw new AssertionError(everyJvmHasIt);
    }
  }

  private static String hex(final MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
