package io.millrace.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.setting.DefinitionException;
import org.junit.jupiter.api.Test;

class PipelinePlanTest {
  /** It was an internal error, told in the words of the JVM, or came with the first tick. */
  @Test
  void shouldNameWhatDoesNotFitIntoMemory() {
    final DefinitionException error =
        assertThrows(
            DefinitionException.class,
            () ->
                PipelinePlan.fits(
                    "models/0",
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    }));
    assertEquals("models/0", error.path());
    assertTrue(error.getMessage().matches("more memory than the \\d+ MiB .* -Xmx"));
  }
}
