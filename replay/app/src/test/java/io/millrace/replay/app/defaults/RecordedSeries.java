package io.millrace.replay.app.defaults;

import io.millrace.replay.app.Recorded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The numeric series of the recorded data. */
final class RecordedSeries {
  private final List<Series> all = new ArrayList<>();

  private RecordedSeries() {
    streams();
    books();
    crypto();
    lean();
  }

  /** Returns them; skips the test where one is missing. */
  static List<Series> all() {
    return new RecordedSeries().all;
  }

  private void streams() {
    final String nab =
        csv(
            "streams/nab_machine_temperature_system_failure.csv.gz",
            ", columns: {time: timestamp}, time: {unit: iso}");
    all.add(Series.ofTicks("NAB machine temperature", nab, "value"));
    final String approval = csv("streams/trump_approval.csv.gz", "");
    for (final String column :
        "ordinal_date five_thirty_eight gallup ipsos morning_consult rasmussen you_gov"
            .split(" ")) {
      all.add(Series.ofTicks("trump_approval " + column, approval, column));
    }
    final String elec2 = csv("streams/elec2_electricity.csv.gz", "");
    for (final String column : "nswprice nswdemand vicprice vicdemand".split(" ")) {
      all.add(Series.ofTicks("Elec2 " + column, elec2, column));
    }
    final String phishing = csv("streams/phishing.csv.gz", "");
    all.add(Series.ofTicks("phishing is_phishing", phishing, "is_phishing"));
  }

  private void books() {
    for (final String name : List.of("AAPL_2012-06-21_1", "AMZN_2012-06-21_5")) {
      final String feed =
          "{format: lobster, path: " + path("lobster/LOBSTER_SampleFile_" + name + ".zip") + "}";
      quotes("LOBSTER " + name.substring(0, 4), feed);
      all.add(
          Series.ofBars(
              "LOBSTER " + name.substring(0, 4) + " volume of 10 s",
              feed,
              "sum(size, window=10s)",
              "10s"));
    }
    final String itch =
        "{format: itch50, date: 2020-01-30, path: "
            + path("itch50/AAPL_20200130_locate13_first10k.itch50.gz")
            + "}";
    quotes("ITCH AAPL", itch);
  }

  private void crypto() {
    final String quoted = "bid: data.b, ask: data.a, instrument: data.s}";
    final String usdm = "crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz";
    quotes(
        "Binance USD-M",
        jsonl(usdm, "data.e: bookTicker", "{time: data.E, " + quoted + ", time: {unit: ms}"));
    all.add(
        Series.ofTicks(
            "Binance USD-M volume",
            jsonl(usdm, "data.e: trade", "{size: data.q, instrument: data.s}"),
            "size"));
    final String spot = "crypto/binance_spot_BTCUSDT_20240808.jsonl.gz";
    quotes("Binance spot", jsonl(spot, "stream: btcusdt@bookTicker", "{" + quoted));
    all.add(
        Series.ofTicks(
            "Binance spot volume",
            jsonl(spot, "data.e: trade", "{size: data.q, instrument: data.s}"),
            "size"));
    quotes(
        "tardis",
        csv(
            "crypto/tardis_binance-futures_quotes_20200222.csv.gz",
            ", columns: {bid: bid_price, ask: ask_price}"));
    final String trades = csv("crypto/tardis_binance-futures_trades_20200222.csv.gz", "");
    all.add(Series.ofTicks("tardis price", trades, "price"));
    all.add(Series.ofTicks("tardis volume", trades, "amount"));
  }

  private void lean() {
    quotes(
        "LEAN AIG",
        csv(
            "equity/lean_aig_quotes/20131007_quote.zip",
            ", header: [time, bid, bid_size, ask, ask_size, venue, condition, suspicious],"
                + " scale: {bid: 1.0e-4, ask: 1.0e-4}, absent: 0"));
    final String trades =
        csv(
            "equity/lean_aig_trades/20131007_trade.zip",
            ", header: [time, price, size, venue, condition, suspicious], scale: {price: 1.0e-4}");
    all.add(Series.ofTicks("LEAN AIG price", trades, "price"));
    all.add(Series.ofTicks("LEAN AIG volume", trades, "size"));
    quotes(
        "LEAN EURUSD",
        csv("fx/lean_oanda_eurusd/20140502_quote.zip", ", header: [time, bid, ask]"));
  }

  private void quotes(final String name, final String feed) {
    all.add(Series.ofTicks(name + " mid", feed, "mid"));
    all.add(Series.ofTicks(name + " spread", feed, "spread"));
  }

  private static String csv(final String file, final String more) {
    return "{format: csv, path: " + path(file) + more + "}";
  }

  private static String jsonl(final String file, final String where, final String columns) {
    return "{format: jsonl, path: "
        + path(file)
        + ", where: {"
        + where
        + "}, columns: "
        + columns
        + "}";
  }

  private static Path path(final String file) {
    return Recorded.path(file);
  }
}
