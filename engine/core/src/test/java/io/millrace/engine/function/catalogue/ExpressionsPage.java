package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.FunctionDefinition;
import java.util.List;

/** Writes {@code docs/EXPRESSIONS.md} from the registry. */
final class ExpressionsPage {
  private static final String LANGUAGE =
      """
      # Expressions

      <!-- Generated from the function registry; `mvn -pl engine test -Dtest=ExpressionsPageTest
      -Dmillrace.regenerate=true` writes it again. -->

      Features, targets and alerts are written in one small language:

      ```
      ask - bid
      zscore(mid, n=500)
      sum(ofi, window=10s)
      ew_mean(log(mid) - lag(log(mid), 1), half_life=50)
      temperature < 10 and pH > 5.5
      ```

      ## Syntax

      From the loosest to the tightest:

      | operator | meaning |
      |---|---|
      | `or` | Kleene's: 1 where either side is true, else not known where either side is not known |
      | `and` | Kleene's: 0 where either side is false, else not known where either side is not known |
      | `not x` | 1 where x is 0, 0 where it is another number |
      | `< <= > >= == !=` | 1 or 0; they do not chain: write `a < b and b < c` |
      | `+ -` | from left to right |
      | `* /` | from left to right |
      | `-x` | `-2^2` is -4 |
      | `x ^ y` | power, from right to left: `2^3^2` is 512 |

      - Numbers: `5`, `.5`, `1e-3`. Durations stand only as arguments: `250ms 10s 5m 1h` (units `ns us ms s m h d`).
      - True is 1, false is 0; any number but 0 is true.
      - Calls take positional arguments, then `key=value` ones. The values of keys are written out: no expressions.
      - Names are letters, digits and `_`, joined by dots for paths (`data.b`). In a feature a name is a feature
        written above it, else a field; never itself. In targets and alerts: a feature, then a score, then a field.
      - At most 4,096 characters, 2,000 words, 100 levels of nesting.

      ## What is not known

      NaN means not known. Arithmetic and comparisons with it give NaN, `==` too. Else arithmetic is IEEE's but
      for [decimals](#decimals): `0 / 0` is NaN, while `1 / 0` is infinite, which comparisons and `isnan` take for known. A statistic that is given NaN or an
      infinite number takes nothing and keeps its result; only time moves on. Its own result is NaN where it is not
      finite. A running or exponentially weighted statistic takes no value that would push it past the largest double.
      A sample with a feature that is NaN or infinite is not ready.

      ## Windows

      - `n=` counts known values: `mean(price, n=100)` is over the last 100 trades. From 1 to `max_window`.
      - `window=w` at time tau holds the values with event time at least tau - w, both ends included.
      - Neither: all values so far.
      - Windows that are not full give values.
      - A time window takes up to `max_window` values. One more pushes out the oldest before its time: that is counted as
        `overflow`, and the result is NaN until the value pushed out last would have left anyway.
      - `half_life=` is a number of known values (`alpha = 1 - 2^(-1/half_life)`) or a duration: then the weight of each
        value halves in that time, `W = W 2^(-dt/half_life) + 1` and `alpha = 1/W`, so that values at one instant weigh
        the same.
      - A function of two inputs, such as `cov(x, y)` or `vwap(price, size)`, takes a pair where both are known; its
        `n=` counts pairs. Functions of changes or returns count those: `realized_vol(price, n=5)` is over 5 returns.
      - Every operator updates on every tick of its instrument. When time moves without a tick, values leave time
        windows and operators without a state are evaluated again; nothing is fed into a statistic. Functions of time
        return the new time (`hour minute time_of_day seasonal`), `twap` and `intensity` let it pass, and a bar
        (`open high low close`) is available up to its very end, so that a sample at the boundary finds it whole.
      - Nothing is ever subtracted from a sum over a window: what has left, be it a spike, leaves no trace.
      - Order statistics of a window are exact, by a balanced tree that counts equal values once; 0.0 and -0.0 are equal.
      - `quantile` and `median` over all values so far are exact up to 16,384 distinct values. Beyond that values count
        as the middle of buckets of equal relative width, which widen evenly so that there are never more: ranks stay
        exact, and the values between which the result lies are within a share of 2 W / 16,384 where all values span W
        powers of two, both signs added.

      ## Decimals

      Prices and sizes are decimal numbers, and a double is the nearest one to its decimal. Fields, written numbers and
      truth values are decimals. So is what is made of decimals alone by

      - `x + y`, `x - y`, `-x`, and `x` times or over a written power of two: `(bid + ask) / 2`, `2 * spread`;
      - `abs floor clip if coalesce isnan min max range lag diff change first last sum quantile median iqr mad`, and
        `trade_sign signed_volume open high low close ticks`.

      Their sums and differences are computed as decimals: the result is the double nearest to the exact decimal result. A
      price that has not changed differs by 0, whatever it is derived from, and a spread of four cents equals `0.04`.
      `imbalance` and `microprice`, by name or written out over names, are the doubles nearest to the exact quotients. The
      same holds for differences inside `roll_spread kyle_lambda vpin trade_sign`, the outcomes of `entropy`, samples by
      volume, and labels with `change: difference`.

      The guarantee ends

      - beyond 15 significant digits or 18 decimal places of an operand, and where the smaller operand ends beyond the
        15th digit of the larger one: `1e9 + 1e-9`. Then the sum is that of the doubles;
      - for `sum`, above some 1e13;
      - at all other arithmetic: `x * y`, `x / y`, `x * 3`, `x ^ y`, `log`, `mean`, `vwap`, models' scores. It is that of
        doubles, and so is what is made of it: `mid * 3 - 300.06` need not be 0. `ticks(x, size=0.01)` makes whole numbers of
        prices, whose sums, differences and products are exact;
      - at numbers that are no decimals, such as a sensor's 17 digits: they are added as doubles. One that happens to be the
        nearest to a decimal of 15 digits is taken for that, which is off by less than its last bit.

      ## Derived fields

      Known where their raw fields are, and the feed has no field of that name.

      | name | formula |
      |---|---|
      | `mid` | `(bid + ask) / 2` |
      | `spread` | `ask - bid` |
      | `imbalance` | `(bid_size - ask_size) / (bid_size + ask_size)` |
      | `microprice` | `(bid * ask_size + ask * bid_size) / (bid_size + ask_size)` |
      | `ofi` | the tick's own contribution to order-flow imbalance: Cont, Kukanov and Stoikov 2014, equation 2; NaN on the first quote and where the quote is not complete |

      ## Functions

      """;

  private ExpressionsPage() {}

  static String text() {
    final StringBuilder page = new StringBuilder(LANGUAGE);
    page.append("| function | what it is | unit | cost of a tick | reference |\n");
    page.append("|---|---|---|---|---|\n");
    for (final FunctionDefinition function : FunctionCatalogue.all()) {
      final List<String> cells =
          List.of(
              "`" + function.name() + "(" + function.arguments() + ")`",
              function.summary(),
              function.unit(),
              function.cost(),
              function.reference());
      for (final String cell : cells) {
        page.append("| ").append(cell.replace("|", "\\|")).append(' ');
      }
      page.append("|\n");
    }
    page.append("\nUnit x is the unit of the first argument. Examples:\n\n```\n");
    for (final FunctionDefinition function : FunctionCatalogue.all()) {
      page.append(String.join("    ", function.examples())).append('\n');
    }
    return page.append("```\n").toString();
  }
}
