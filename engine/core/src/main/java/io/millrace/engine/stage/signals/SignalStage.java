package io.millrace.engine.stage.signals;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.SectionDigests;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.SignalOutput;
import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;
import java.util.List;

/**
 * The last stage: numbers each signal within its sequence and instrument, folds it into the output
 * digest and hands it to the listener. Signals come in the order of sequences, and within one in
 * the order of the instruments' numbers. One thread at a time; allocates only as instruments come.
 */
public final class SignalStage implements SignalOutput {
  private static final long PREDICTION = Mix64.hash("prediction");
  private static final long ALERT = Mix64.hash("alert");

  private final SignalListener listener;
  private final OutputDigest digest = new OutputDigest();
  private final String[] scoreNames;
  private final long[] scoreHashes;
  private final String[] alertNames;
  private final long[] alertHashes;
  private InstrumentSignals[] instruments = new InstrumentSignals[16];
  private long sequence;

  /**
   * @param plan names scores and alerts
   * @param listener receives the signals
   */
  public SignalStage(final PipelinePlan plan, final SignalListener listener) {
    this.listener = listener;
    scoreNames = plan.modelScores().toArray(new String[0]);
    scoreHashes = hashes(PREDICTION, plan.modelScores());
    alertNames = plan.alertNames().toArray(new String[0]);
    alertHashes = hashes(ALERT, plan.alertNames());
  }

  private static long[] hashes(final long kind, final List<String> names) {
    return names.stream().mapToLong(name -> Mix64.fold(kind, Mix64.hash(name))).toArray();
  }

  @Override
  public void begin(final long newSequence) {
    sequence = newSequence;
  }

  @Override
  public void appear(final int instrument, final String name) {
    if (instrument >= instruments.length) {
      instruments =
          Arrays.copyOf(instruments, StrictMath.max(instrument + 1, 2 * instruments.length));
    }
    instruments[instrument] = new InstrumentSignals(name);
  }

  @Override
  public void prediction(
      final int instrument, final long timeNs, final int score, final double value) {
    final InstrumentSignals own = instruments[instrument];
    final int ordinal = own.ordinal(sequence);
    digest.add(sequence, ordinal, own.hash(), scoreHashes[score], value);
    try {
      listener.prediction(sequence, ordinal, own.name(), timeNs, scoreNames[score], value);
    } catch (final RuntimeException thrown) {
      throw new ListenerError(sequence, thrown);
    }
  }

  @Override
  public void alert(
      final int instrument, final long timeNs, final int alert, final String message) {
    final InstrumentSignals own = instruments[instrument];
    final int ordinal = own.ordinal(sequence);
    digest.add(sequence, ordinal, own.hash(), alertHashes[alert], 1);
    try {
      listener.alert(sequence, ordinal, own.name(), timeNs, alertNames[alert], message);
    } catch (final RuntimeException thrown) {
      throw new ListenerError(sequence, thrown);
    }
  }

  /**
   * Adds the digest of all signals.
   *
   * @param digests takes it
   */
  public void digest(final SectionDigests digests) {
    digests.outputs(digest.value());
  }

  /**
   * Transfers the numbering of an instrument's signals.
   *
   * @param instrument number
   * @param state takes or gives the values
   */
  public void transferInstrument(final int instrument, final StateTransfer state) {
    instruments[instrument].transferState(state);
  }

  /**
   * Transfers the output digest.
   *
   * @param state takes or gives the values
   */
  public void transferDigest(final StateTransfer state) {
    digest.transferState(state);
  }

  /** The listener failed: not a fault of an instrument, so quarantine would not help. */
  private static final class ListenerError extends Error {
    private static final long serialVersionUID = 1L;

    ListenerError(final long sequence, final RuntimeException cause) {
      super("the listener failed on a signal of sequence " + sequence + ": " + cause, cause);
    }
  }
}
