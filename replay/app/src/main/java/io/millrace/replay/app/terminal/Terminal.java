package io.millrace.replay.app.terminal;

import java.io.Console;
import java.lang.reflect.Method;

/** Returns whether somebody is watching. */
public final class Terminal {
  private Terminal() {}

  /** {@return whether standard input and output are a terminal} */
  public static boolean isInteractive() {
    final Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is a console without a terminal too, and this method to tell.
      final Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (final ReflectiveOperationException olderJava) {
      return true;
    }
  }

  /** {@return colours where somebody is watching and {@code NO_COLOR} is not set} */
  public static Style style() {
    final String noColour = System.getenv("NO_COLOR");
    return isInteractive() && (noColour == null || noColour.isEmpty())
        ? Style.COLOURED
        : Style.PLAIN;
  }
}
