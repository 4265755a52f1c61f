package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.Catalogue;

/** A {@link Catalogue} as text that a person reads. */
public final class CatalogueText {
  private CatalogueText() {}

  /**
   * @param catalogue what this build knows
   * @param style colours or none
   * @return lines, each with its line end
   */
  public static String of(final Catalogue catalogue, final Style style) {
    final StringBuilder out = new StringBuilder();
    catalogue
        .sections()
        .forEach(
            (title, entries) -> {
              out.append('\n').append(style.heading(title)).append('\n');
              for (final Catalogue.Entry entry : entries) {
                out.append("  ").append(entry.name()).append('\n');
                line(out, "arguments", entry.arguments());
                line(out, "unit", entry.unit());
                line(out, "reference", style.faint(entry.reference()));
              }
              if (entries.isEmpty()) {
                out.append("  none in this build\n");
              }
            });
    return out.toString();
  }

  private static void line(final StringBuilder out, final String label, final String text) {
    if (!text.isEmpty()) {
      out.append("      ").append(String.format("%-11s", label)).append(text).append('\n');
    }
  }
}
