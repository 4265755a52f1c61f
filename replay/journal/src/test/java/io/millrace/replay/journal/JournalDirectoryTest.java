package io.millrace.replay.journal;

import static io.millrace.replay.journal.SelfCheckingRecords.PIPELINE;
import static io.millrace.replay.journal.SelfCheckingRecords.batch;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class JournalDirectoryTest {
  @TempDir private Path temporary;

  private static void assertRefused(final String message, final Executable attempt) {
    final JournalException refused = assertThrows(JournalException.class, attempt);
    assertTrue(refused.getMessage().startsWith(message), refused::getMessage);
    assertFalse(refused.getMessage().contains("\n"), refused::getMessage);
  }

  private Path create(final String name) {
    final Path path = temporary.resolve(name);
    JournalDirectory.create(path, PIPELINE, "digest").close();
    return path;
  }

  @Test
  void shouldMakeTheDirectoryAndItsParentsPrivate() throws IOException {
    final Path path = create("a/b/c");
    for (Path made = path; !made.equals(temporary); made = made.getParent()) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }
    assertTrue(JournalDirectory.holdsJournal(path));
    assertFalse(JournalDirectory.holdsJournal(temporary.resolve("a")));
    assertFalse(JournalDirectory.holdsJournal(temporary.resolve("none")));
  }

  @Test
  void shouldUseAnEmptyDirectoryAndMakeItPrivate() throws IOException {
    final Path path = Files.createDirectory(temporary.resolve("empty"));
    create("empty");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void shouldRefuseADirectoryThatIsNotAJournal() throws IOException {
    final Path path = Files.createDirectory(temporary.resolve("photos"));
    Files.writeString(path.resolve("cat.jpg"), "meow");
    assertRefused("not a journal: " + path, () -> create("photos"));
    assertRefused("not a journal: " + path, () -> JournalDirectory.open(path));
    assertRefused("not a journal: " + path, () -> JournalDirectory.openForAppend(path));
    assertNull(JournalDirectory.setAside(path));
    assertEquals(List.of("cat.jpg"), names(path));
  }

  @Test
  void shouldRefuseWhatIsNoDirectory() throws IOException {
    final Path file = Files.writeString(temporary.resolve("file"), "text");
    assertRefused("not a directory: " + file, () -> create("file"));
    assertRefused("not a journal: " + file, () -> JournalDirectory.open(file));
    final Path none = temporary.resolve("none");
    assertRefused("no such journal: " + none, () -> JournalDirectory.open(none));
    assertRefused("no such journal: " + none, () -> JournalDirectory.openForAppend(none));
    assertFalse(Files.exists(none));
  }

  @Test
  void shouldRefuseToMakeAJournalWhereThereIsOne() {
    final Path path = create("journal");
    assertRefused("holds a journal already: " + path, () -> create("journal"));
  }

  @Test
  void shouldRefuseASecondEngineOfTheSameProcess() {
    final Path path = temporary.resolve("journal");
    try (JournalDirectory first = JournalDirectory.create(path, PIPELINE, "digest")) {
      assertRefused("journal is in use", () -> JournalDirectory.openForAppend(path));
      try (ChronicleJournal journal = first.append(first.readToEnd(), () -> 0)) {
        assertRefused("journal is in use", () -> JournalDirectory.openForAppend(path));
        journal.appendRecords(0, batch(0, 4));
        assertEquals(4, JournalDirectory.open(path).readToEnd().nextSequence());
      }
      // The journal owned the directory and let go of its lock.
      JournalDirectory.openForAppend(path).close();
    }
  }

  @Test
  void shouldRefuseToAppendWhenItIsOpenForReading() {
    final JournalDirectory directory = JournalDirectory.open(create("journal"));
    final JournalEnd end = directory.readToEnd();
    assertThrows(IllegalStateException.class, () -> directory.append(end, () -> 0));
  }

  @Test
  void shouldRefuseADirectoryThatCannotBeWritten() throws IOException {
    final Path path = create("journal");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-x------"));
    Assumptions.assumeFalse(Files.isWritable(path), "the superuser may write anywhere");
    assertRefused("journal is not writable: " + path, () -> JournalDirectory.openForAppend(path));
    JournalDirectory.open(path).readToEnd();
  }

  @Test
  void shouldRefuseANewerVersionAndADamagedMarker() throws IOException {
    final Path path = create("journal");
    final Path marker = path.resolve(DirectoryMarker.FILE);
    final String text = Files.readString(marker);
    final String newer = text.substring(0, text.lastIndexOf("crc32c")).replace("sion 1", "sion 2");
    final CRC32C crc = new CRC32C();
    crc.update((newer + "more of it\n").getBytes(StandardCharsets.US_ASCII));
    Files.writeString(
        marker, newer + "more of it\n" + String.format("crc32c %08x%n", crc.getValue()));
    assertRefused(
        "journal of another version: " + path + ": version 2",
        () -> JournalDirectory.openForAppend(path));
    Files.writeString(marker, newer);
    assertRefused(
        "journal of another version: " + path + ": version 2", () -> JournalDirectory.open(path));
    Files.writeString(marker, text.replace("identity ", "identity 0"));
    assertRefused("damaged journal: " + path, () -> JournalDirectory.open(path));
    Files.writeString(marker, "");
    assertRefused("damaged journal: " + path, () -> JournalDirectory.open(path));
  }

  @Test
  void shouldMoveAJournalToTheNextFreeNumber() throws IOException {
    final Path path = create("journal");
    final byte[] marker = Files.readAllBytes(path.resolve(DirectoryMarker.FILE));
    Files.createDirectory(temporary.resolve("journal.1"));
    assertEquals(temporary.resolve("journal.2"), JournalDirectory.setAside(path));
    assertFalse(Files.exists(path));
    assertArrayEquals(
        marker, Files.readAllBytes(temporary.resolve("journal.2/" + DirectoryMarker.FILE)));
    assertNull(JournalDirectory.setAside(path));
    create("journal");
  }

  @Test
  void shouldFinishACreationThatWasCutShort() throws IOException {
    final Path path = Files.createDirectory(temporary.resolve("journal"));
    Files.writeString(path.resolve("lock"), "");
    Files.writeString(path.resolve("pipeline.yaml"), "half of i");
    Files.writeString(path.resolve(DirectoryMarker.FILE + ".tmp"), "mill");
    create("journal");
    assertArrayEquals(PIPELINE, JournalDirectory.open(path).pipelineText());
  }

  @Test
  void shouldRefuseSymbolicLinksInside() throws IOException {
    final Path path = create("journal");
    final Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    final Path link = Files.createSymbolicLink(path.resolve("0000"), elsewhere);
    assertRefused("not a directory: " + link, () -> JournalDirectory.open(path).readToEnd());
    Files.delete(link);
    final Path incarnation = Files.createDirectory(path.resolve("0000"));
    final Path file = Files.writeString(elsewhere.resolve("secret"), "x");
    final Path queue = Files.createSymbolicLink(incarnation.resolve("20240101F.cq4"), file);
    assertRefused("not a regular file: " + queue, () -> JournalDirectory.open(path).readToEnd());
    Files.delete(queue);
    Files.delete(path.resolve("pipeline.yaml"));
    Files.createSymbolicLink(path.resolve("pipeline.yaml"), file);
    assertRefused("cannot read ", () -> JournalDirectory.open(path).pipelineText());
    Files.delete(path.resolve("lock"));
    Files.createSymbolicLink(path.resolve("lock"), file);
    assertRefused("cannot write to journal ", () -> JournalDirectory.openForAppend(path));
  }

  @Test
  void shouldChangeNothingWhenAJournalIsOnlyRead() throws IOException {
    final Path path = temporary.resolve("journal");
    final JournalDirectory directory = JournalDirectory.create(path, PIPELINE, "digest");
    try (ChronicleJournal journal = directory.append(directory.readToEnd(), () -> 0)) {
      journal.appendRecords(0, batch(0, 100));
    }
    final TreeMap<Path, String> before = state(path);
    final JournalDirectory read = JournalDirectory.open(path);
    read.readToEnd();
    read.pipelineText();
    read.close();
    assertEquals(before, state(path));
  }

  private static TreeMap<Path, String> state(final Path path) throws IOException {
    final TreeMap<Path, String> state = new TreeMap<>();
    try (var files = Files.walk(path)) {
      for (final Path file : files.toList()) {
        final String digest =
            Files.isDirectory(file) ? "" : DirectoryMarker.sha256(Files.readAllBytes(file));
        state.put(file, Files.getLastModifiedTime(file) + " " + digest);
      }
    }
    return state;
  }

  private static List<String> names(final Path path) throws IOException {
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
