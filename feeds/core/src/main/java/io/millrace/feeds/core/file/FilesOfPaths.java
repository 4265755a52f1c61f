package io.millrace.feeds.core.file;

import io.millrace.feeds.core.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Finds files without a feed, for a look at their bytes. */
public final class FilesOfPaths {
  private FilesOfPaths() {}

  /**
   * @param paths files, globs, folders, or {@code -} alone
   * @param baseDir what relative paths are relative to
   * @param standardInput the bytes of {@code -}
   * @return the files in the order of a feed, closed; at least one. Their bytes are decompressed
   *     and may be of any kind
   * @throws io.millrace.learning.setting.DefinitionException where a file is missing
   * @throws IOException where a folder or archive cannot be read
   */
  public static List<SourceFile> find(
      final List<String> paths, final Path baseDir, final InputStream standardInput)
      throws IOException {
    final List<SourceFile> files = FeedPaths.find(paths, baseDir, standardInput, false).files();
    if (files.isEmpty()) {
      throw new IOException(paths.get(0) + ": holds no file of records");
    }
    return files;
  }
}
