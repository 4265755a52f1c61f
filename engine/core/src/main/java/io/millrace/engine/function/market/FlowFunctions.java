package io.millrace.engine.function.market;

import io.millrace.engine.function.Arguments;
import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.function.PairOperator;
import io.millrace.engine.function.StatisticOperator;
import io.millrace.engine.function.window.MomentFunctions;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.statistic.PairStatistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.aggregate.Aggregate;
import io.millrace.learning.statistic.aggregate.Aggregate.Second;
import io.millrace.learning.statistic.aggregate.PairMoments;
import io.millrace.learning.statistic.aggregate.RunningAggregate;
import io.millrace.learning.statistic.market.Amihud;
import io.millrace.learning.statistic.market.KyleLambda;
import io.millrace.learning.statistic.market.RollSpread;
import io.millrace.learning.statistic.market.Vpin;
import io.millrace.learning.statistic.window.SlidingAggregate;
import java.util.List;

/** Who was the aggressor, and how trading moves the price. */
public final class FlowFunctions {
  private static final String LEE_READY = "Lee, Ready 1991";
  private static final int DEFAULT_BUCKETS = 50;

  private FlowFunctions() {}

  /** {@return the functions} */
  public static List<FunctionDefinition> definitions() {
    return List.of(
        new FunctionDefinition(
            "trade_sign",
            "price, bid, ask",
            "1",
            "of the last trade: 1 where the buyer was the aggressor, -1 where the seller was; above"
                + " or below the middle of the quote in force before its tick, else by the sign of"
                + " the last change between trade prices",
            LEE_READY,
            "O(1)",
            List.of("trade_sign(x, y, z)"),
            arguments -> {
              final int price = arguments.input("price");
              final int bid = arguments.input("bid");
              final int ask = arguments.input("ask");
              arguments.givesDecimalOf();
              return () -> new TradeSignOperator(price, bid, ask);
            }),
        new FunctionDefinition(
            "signed_volume",
            "price, size, bid, ask, n= | window=",
            "size",
            "sum of trade_sign times size over the trades whose sign is known; 0 over none",
            LEE_READY,
            TradeFunctions.COST,
            List.of(
                "signed_volume(x, z, y, x)",
                "signed_volume(x, z, y, x, n=5)",
                "signed_volume(x, z, x - 1, x, window=10s)"),
            FlowFunctions::signedVolume),
        new FunctionDefinition(
            "kyle_lambda",
            "price, volume, n= | window=",
            "x/size",
            "slope of the least-squares line of price changes on signed volume, such as side *"
                + " size; n= counts changes; NaN where the volume is constant",
            "Kyle 1985; Hasbrouck 2009",
            TradeFunctions.COST,
            List.of("kyle_lambda(x, y)", "kyle_lambda(x, y, n=5)", "kyle_lambda(x, y, window=10s)"),
            FlowFunctions::impact),
        new FunctionDefinition(
            "roll_spread",
            "price, n= | window=",
            "x",
            "2 sqrt(-cov) of successive price changes; n= counts pairs of changes; NaN where the"
                + " covariance is above 0",
            "Roll 1984",
            TradeFunctions.COST,
            List.of("roll_spread(x)", "roll_spread(x, n=5)", "roll_spread(x, window=10s)"),
            arguments -> {
              final int price = arguments.input("price");
              final WindowSpec extent = arguments.extent(true);
              final Arithmetic arithmetic = arguments.arithmetic(price);
              return () ->
                  new StatisticOperator(
                      price,
                      new RollSpread(pairs(extent, moments(PairMoments.Kind.SPREAD)), arithmetic));
            }),
        new FunctionDefinition(
            "amihud",
            "price, size, n= | window=",
            "1/value",
            "mean of absolute logarithmic returns over price times size; n= counts returns; a price"
                + " or size that is not above 0 feeds nothing",
            "Amihud 2002",
            TradeFunctions.COST,
            List.of("amihud(x, z)", "amihud(x, z, n=5)", "amihud(x, z, window=10s)"),
            FlowFunctions::illiquidity),
        new FunctionDefinition(
            "vpin",
            "price, size, bucket=, n=50",
            "1",
            "mean share by which buying and selling differ in the last n full buckets of traded"
                + " size, buying by bulk classification of each trade; NaN before the first bucket"
                + " is full",
            "Easley, Lopez de Prado, O'Hara 2012",
            "O(1) amortised, O(n) at the worst",
            List.of("vpin(x, z, bucket=5000)", "vpin(x, z, bucket=700, n=5)"),
            FlowFunctions::toxicity));
  }

  static PairStatistic pairs(final WindowSpec extent, final Aggregate aggregate) {
    return extent.by() == WindowSpec.By.ALL
        ? new RunningAggregate(aggregate)
        : new SlidingAggregate(extent, aggregate);
  }

  private static Aggregate moments(final PairMoments.Kind kind) {
    return new PairMoments(kind, Second.VALUE);
  }

  private static OperatorFactory signedVolume(final Arguments arguments) {
    final int price = arguments.input("price");
    final int size = arguments.input("size");
    final int bid = arguments.input("bid");
    final int ask = arguments.input("ask");
    final WindowSpec extent = arguments.extent(true);
    final Arithmetic sizes = arguments.arithmetic(size);
    arguments.givesDecimalOf(size);
    return () ->
        new SignedVolumeOperator(price, size, bid, ask, MomentFunctions.sum(extent, sizes));
  }

  private static OperatorFactory impact(final Arguments arguments) {
    final int price = arguments.input("price");
    final int volume = arguments.input("volume");
    final WindowSpec extent = arguments.extent(true);
    final Arithmetic arithmetic = arguments.arithmetic(price);
    return () ->
        new PairOperator(
            price,
            volume,
            new KyleLambda(pairs(extent, moments(PairMoments.Kind.SLOPE)), arithmetic));
  }

  private static OperatorFactory illiquidity(final Arguments arguments) {
    final int price = arguments.input("price");
    final int size = arguments.input("size");
    final WindowSpec extent = arguments.extent(true);
    return () -> new PairOperator(price, size, new Amihud(TradeFunctions.sum(extent, true)));
  }

  private static OperatorFactory toxicity(final Arguments arguments) {
    final int price = arguments.input("price");
    final int size = arguments.input("size");
    final double bucket = arguments.number("bucket", 0, Double.MAX_VALUE);
    final int n =
        arguments.has("n") ? arguments.integer("n", 1, arguments.maxWindow()) : DEFAULT_BUCKETS;
    final Arithmetic prices = arguments.arithmetic(price);
    final Arithmetic sizes = arguments.arithmetic(size);
    return () -> new PairOperator(price, size, new Vpin(bucket, n, prices, sizes));
  }
}
