package io.millrace.bench.rig.figure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures were measured on. */
public final class Machine {
  private Machine() {}

  /** {@return processors, JVM, system and the load of the last minute, in one line} */
  public static String text() {
    final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        "%d processors, Java %s, %s %s, load average %s",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        load < 0 ? "not known" : String.format(Locale.ROOT, "%.2f", load));
  }
}
