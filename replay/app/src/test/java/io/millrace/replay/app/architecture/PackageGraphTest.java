package io.millrace.replay.app.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageGraphTest {
  private static final String BROKEN = "io.millrace.replay.app.architecture.broken.engine";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void shouldPutAPackageAboveThoseThatItUses() {
    final PackageGraph graph = PackageGraph.of(CLASSES, BROKEN + ".stage");
    assertEquals(
        """
            1  decode      -> statistics
            0  learning
               signals
               statistics
        """,
        graph.picture());
    assertEquals(
        List.of("learning", "signals", "statistics", "decode"),
        graph.inOrder().stream().map(name -> name.substring(BROKEN.length() + 7)).toList());
  }

  @Test
  void shouldNameTheWayRoundWhenPackagesAreACycle() {
    final AssertionError refused =
        assertThrows(AssertionError.class, () -> PackageGraph.of(CLASSES, BROKEN));
    assertTrue(refused.getMessage().contains(BROKEN + ".a"), refused::getMessage);
    assertTrue(refused.getMessage().contains(BROKEN + ".b"), refused::getMessage);
  }
}
