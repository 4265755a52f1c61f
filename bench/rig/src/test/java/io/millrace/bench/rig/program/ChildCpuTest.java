package io.millrace.bench.rig.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChildCpuTest {
  @Test
  void shouldAddUserAndSystemTimeOfChildrenWhenTheNameHasBlanksAndBrackets() {
    final String stat = "77 (java (x) y) S 1 77 77 0 -1 4194304 10 20 0 0 111 222 34 5 20 0 9 0";

    assertEquals(390_000_000, ChildCpu.of(stat));
  }

  @Test
  void shouldNotKnowTheTimeWhenFieldsAreMissing() {
    assertEquals(-1, ChildCpu.of("77 (java) S 1 77"));
  }
}
