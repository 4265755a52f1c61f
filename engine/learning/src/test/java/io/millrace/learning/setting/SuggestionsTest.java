package io.millrace.learning.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void shouldNameWhatDiffersInFewLetters() {
    final List<String> known = List.of("name", "optimizer", "intercept_rate");
    assertEquals("; did you mean 'optimizer'?", Suggestions.hint("optimiser", known));
    assertEquals("; did you mean 'name'?", Suggestions.hint("naem", known));
    assertEquals("; did you mean 'intercept_rate'?", Suggestions.hint("InterceptRate", known));
  }

  /** Half of the letters were enough, and {@code rate} was answered with {@code name}. */
  @Test
  void shouldListWhatIsKnownWhenNothingIsNear() {
    assertEquals("; known: loss name", Suggestions.hint("rate", List.of("name", "loss")));
  }

  @Test
  void shouldNameWhatHoldsTheWholeName() {
    assertEquals(
        "; did you mean 'adaptive_random_forest'?",
        Suggestions.hint("random_forest", List.of("adaptive_random_forest", "bagging")));
  }

  @Test
  void shouldListAKnownNameOnce() {
    assertEquals("; known: a b", Suggestions.hint("size", List.of("a", "b", "a")));
  }
}
