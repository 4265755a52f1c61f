package io.millrace.engine.typed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.learning.state.StateDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of any bytes against a twin that keeps the quotes of each number in a map: the same
 * outcome, time and fields, and a malformed record changes nothing.
 */
final class TypedDecoderFuzzTest {
  private static final int LAST_NUMBER = 300;

  private final Schema schema = new Schema(FieldNames.MARKET);
  private final Map<Integer, String> nameOf = new HashMap<>();
  private final Map<String, double[]> quotes = new HashMap<>();

  @FuzzTest(maxDuration = "60s")
  void shouldDecodeAnyRecordsAsTheTwinDoes(final FuzzedDataProvider data) {
    nameOf.clear();
    quotes.clear();
    final Instruments instruments = new Instruments(List.of());
    final Decoder decoder = new TypedDecoder(schema, instruments, new InstrumentCounters());
    final Tick tick = new Tick(schema);
    while (data.remainingBytes() > 0) {
      final byte[] record = record(data);
      final byte[] bytes = Arrays.copyOf(record, record.length + data.consumeInt(0, 2));
      final long before = digest(decoder, instruments);
      final Outcome outcome = decoder.decode(bytes, 0, record.length, 0, 0, tick);
      assertEquals(expected(record), outcome, Arrays.toString(record));
      decoder.timeNs(bytes, 0, record.length, 0, 0);
      if (outcome == Outcome.MALFORMED) {
        assertEquals(before, digest(decoder, instruments));
        assertFalse(decoder.reason().isEmpty());
      } else if (outcome == Outcome.TICK) {
        assertEquals(ByteBuffer.wrap(record).getLong(TypedLayout.TIME), tick.timeNs());
        assertArrayEquals(fields(record), tick.fields(), Arrays.toString(record));
      }
    }
  }

  /** Any bytes, most of them of a kind and number that can be. */
  private static byte[] record(final FuzzedDataProvider data) {
    final byte kind = (byte) "IQTV".charAt(data.consumeInt(0, 3));
    final int number = data.consumeInt(-1, LAST_NUMBER);
    final boolean whole = data.consumeBoolean();
    final int length =
        whole ? lengthOf(kind, data.consumeInt(0, 9)) : data.consumeInt(0, TypedLayout.NAME + 80);
    final byte[] record = Arrays.copyOf(data.consumeBytes(length), length);
    if (length >= TypedLayout.NAME) {
      record[0] = whole ? kind : record[0];
      ByteBuffer.wrap(record).putInt(TypedLayout.NUMBER, number);
    }
    return record;
  }

  private static int lengthOf(final byte kind, final int nameLength) {
    return switch (kind) {
      case TypedLayout.QUOTE -> TypedLayout.QUOTE_LENGTH;
      case TypedLayout.TRADE -> TypedLayout.TRADE_LENGTH;
      case TypedLayout.VALUES -> TypedLayout.valuesLength(FieldNames.MARKET.size());
      default -> TypedLayout.NAME + nameLength;
    };
  }

  private Outcome expected(final byte[] record) {
    if (record.length < TypedLayout.NAME) {
      return Outcome.MALFORMED;
    }
    final int number = ByteBuffer.wrap(record).getInt(TypedLayout.NUMBER);
    if (record[0] == TypedLayout.INSTRUMENT && number >= 0) {
      final int from = TypedLayout.NAME;
      nameOf.put(
          number, new String(record, from, record.length - from, StandardCharsets.ISO_8859_1));
      return Outcome.EVENT;
    }
    final boolean isKind = "QTV".indexOf(record[0]) >= 0;
    return isKind && nameOf.containsKey(number) && record.length == lengthOf(record[0], 0)
        ? Outcome.TICK
        : Outcome.MALFORMED;
  }

  private static long digest(final Decoder decoder, final Instruments instruments) {
    return StateDigest.of(
        state -> {
          instruments.transferState(state);
          decoder.transferShared(state);
          for (int i = 0; i < instruments.count(); i++) {
            decoder.transferInstrument(i, state);
          }
        });
  }

  private static double[] filled(final int size) {
    final double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Fields by name: those of the record, and the quote that holds. */
  private double[] fields(final byte[] record) {
    final List<String> names =
        switch (record[0]) {
          case TypedLayout.QUOTE -> List.of("bid", "bid_size", "ask", "ask_size");
          case TypedLayout.TRADE -> List.of("price", "size", "side");
          default -> schema.names();
        };
    final List<String> ofQuote = List.of("bid", "bid_size", "ask", "ask_size");
    final String name = nameOf.get(ByteBuffer.wrap(record).getInt(TypedLayout.NUMBER));
    final double[] quote = quotes.computeIfAbsent(name, unknown -> filled(4));
    final double[] fields = filled(schema.size());
    for (int i = 0; i < names.size(); i++) {
      final double read = ByteBuffer.wrap(record).getDouble(TypedLayout.FIRST_VALUE + i * 8);
      final double value = Double.isInfinite(read) ? Double.NaN : read;
      final int place = ofQuote.indexOf(names.get(i));
      if (place < 0) {
        fields[schema.indexOf(names.get(i))] = value;
      } else if (record[0] == TypedLayout.QUOTE || !Double.isNaN(value)) {
        quote[place] = value;
      }
    }
    for (int i = 0; i < ofQuote.size(); i++) {
      fields[schema.indexOf(ofQuote.get(i))] = quote[i];
    }
    return fields;
  }
}
