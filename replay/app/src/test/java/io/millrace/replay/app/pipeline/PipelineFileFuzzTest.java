package io.millrace.replay.app.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;

/**
 * Any bytes are a pipeline with a stable digest, or are refused by one line that names the file.
 */
final class PipelineFileFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void shouldReadOrRefuseInOneLine(final byte[] bytes) {
    final PipelineFile file;
    try {
      file = PipelineFile.of("p.yaml", Path.of("/base"), bytes);
      assertEquals(
          file.canonicalDigest(), PipelineFile.of("q.yaml", Path.of("/"), bytes).canonicalDigest());
      file.pipeline();
    } catch (final PipelineException refused) {
      assertFalse(refused.getMessage().isBlank());
      assertEquals(0, refused.getMessage().indexOf("p.yaml"), refused.getMessage());
    }
  }
}
