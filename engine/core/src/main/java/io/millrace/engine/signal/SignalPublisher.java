package io.millrace.engine.signal;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * The way out: numbers each signal within its sequence, folds it into the output digest and hands
 * it to the listener.
 */
public final class SignalPublisher implements Stateful {
  private static final long PREDICTION = Mix64.hash("prediction");
  private static final long ALERT = Mix64.hash("alert");

  private final OutputDigest digest = new OutputDigest();
  private final SignalListener listener;
  private long sequence;
  private long ordinalSequence = -1;
  private int ordinal;

  public SignalPublisher(final SignalListener listener) {
    this.listener = listener;
  }

  /** Says which record causes the signals from now on. */
  public void sequence(final long newSequence) {
    sequence = newSequence;
  }

  /** Returns the sequence of the record that causes the signals now. */
  public long sequence() {
    return sequence;
  }

  public static long predictionHash(final String model) {
    return Mix64.fold(PREDICTION, Mix64.hash(model));
  }

  public static long alertHash(final String alert) {
    return Mix64.fold(ALERT, Mix64.hash(alert));
  }

  public void prediction(
      final InstrumentName instrument,
      final long timeNs,
      final String model,
      final long modelHash,
      final double value) {
    final int at = nextOrdinal();
    digest.add(sequence, at, instrument.hash(), modelHash, value);
    try {
      listener.prediction(sequence, at, instrument.text(), timeNs, model, value);
    } catch (final RuntimeException thrown) {
      throw new ListenerError(sequence, thrown);
    }
  }

  public void alert(
      final InstrumentName instrument,
      final long timeNs,
      final String alert,
      final long alertHash,
      final String message) {
    final int at = nextOrdinal();
    digest.add(sequence, at, instrument.hash(), alertHash, 1);
    try {
      listener.alert(sequence, at, instrument.text(), timeNs, alert, message);
    } catch (final RuntimeException thrown) {
      throw new ListenerError(sequence, thrown);
    }
  }

  private int nextOrdinal() {
    if (sequence != ordinalSequence) {
      ordinalSequence = sequence;
      ordinal = 0;
    }
    return ordinal++;
  }

  @Override
  public void transferState(final StateTransfer state) {
    digest.transferState(state);
    ordinalSequence = state.transfer(ordinalSequence);
    ordinal = state.transfer(ordinal);
  }

  /** A signal was not taken: no instrument's fault, so nothing that quarantine could mend. */
  private static final class ListenerError extends Error {
    private static final long serialVersionUID = 1L;

    ListenerError(final long sequence, final RuntimeException cause) {
      super("the listener failed on a signal of sequence " + sequence + ": " + cause, cause);
    }
  }
}
