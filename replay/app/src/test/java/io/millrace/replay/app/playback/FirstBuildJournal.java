package io.millrace.replay.app.playback;

import io.millrace.replay.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A journal that the first build wrote, with its pipeline, its feed and its signals. The zeros at
 * the end of its sparse files are not in the archive.
 *
 * @param dir what holds all of them
 */
record FirstBuildJournal(Path dir) {
  private static final long BLOCK_BYTES = 16L << 20;
  private static final long INDEX_BYTES = 4L << 20;
  private static final long METADATA_BYTES = 128L << 10;

  /** Unpacks the archive of a name into a directory that is there. */
  static FirstBuildJournal unpack(final String name, final Path dir) throws IOException {
    try (InputStream in =
            FirstBuildJournal.class.getResourceAsStream("first-build/" + name + ".zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        final Path file = dir.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
        extend(file);
      }
    }
    return new FirstBuildJournal(dir);
  }

  private static void extend(final Path file) throws IOException {
    final String name = file.getFileName().toString();
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      if (name.endsWith(".cq4")) {
        final long blocks = (access.length() + BLOCK_BYTES - 1) / BLOCK_BYTES;
        access.setLength(blocks * BLOCK_BYTES + INDEX_BYTES);
      } else if (name.endsWith(".cq4t")) {
        access.setLength(METADATA_BYTES);
      }
    }
  }

  Path journal() {
    return dir.resolve("journal");
  }

  Path signals() {
    return dir.resolve("signals.jsonl");
  }

  /** Continues it with the signals beside it. */
  Program run(final String... options) {
    final List<String> args = new ArrayList<>();
    args.addAll(List.of("run", dir.resolve("p.yaml").toString(), "--json"));
    args.addAll(List.of("--signals", signals().toString()));
    args.addAll(List.of(options));
    return Program.run(args.toArray(String[]::new));
  }

  /** Verifies it with the signals beside it. */
  Program verify(final String... options) {
    final List<String> args = new ArrayList<>();
    args.addAll(List.of("verify", journal().toString()));
    args.addAll(List.of("--signals", signals().toString()));
    args.addAll(List.of(options));
    return Program.run(args.toArray(String[]::new));
  }

  /** Replays it; returns the lines of the signals. */
  List<String> replaySignals() throws IOException {
    final Path replayed = dir.resolve("replayed.jsonl");
    Program.run("replay", journal().toString(), "--signals", replayed.toString()).done();
    return Files.readAllLines(replayed);
  }
}
