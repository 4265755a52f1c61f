package io.millrace.engine.tick;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the instruments densely, by first appearance, up to a bound, and leaves out those that
 * the pipeline does not want. Open addressing over the names' bytes; the order of the table decides
 * nothing. Written and read by the engine thread alone. A look-up allocates nothing, a name that is
 * numbered does. Names without a number take no memory, apart from the first few past the bound.
 */
public final class Instruments implements Stateful {
  /** An instrument that the pipeline leaves out. */
  public static final int LEFT_OUT = -1;

  /** A new instrument past the bound. Decoders have meanings of their own for -2, -3. */
  public static final int NO_ROOM = -4;

  /**
   * The bound, unless the pipeline says so: the number of stock locate codes of ITCH, so that no
   * session of an exchange reaches it.
   */
  public static final int DEFAULT_MAX = 1 << 16;

  /** How many names past the bound are kept. */
  public static final int REFUSED_SHOWN = 10;

  private static final int NOT_YET = -2;

  private final List<String> wanted;
  private final int max;
  private final List<String> names = new ArrayList<>();
  private final List<byte[]> refused = new ArrayList<>();

  /** Each name without loss: two names that are not UTF-8 can look the same. */
  private final List<String> texts = new ArrayList<>();

  private byte[][] keys = new byte[64][];
  private int[] values = new int[64];
  private int used;

  /**
   * Up to the default bound.
   *
   * @param wanted names of the instruments that the pipeline selects; empty for all
   */
  public Instruments(final List<String> wanted) {
    this(wanted, DEFAULT_MAX);
  }

  /**
   * @param wanted names of the instruments that the pipeline selects; empty for all
   * @param max instruments that get a number, at least 1
   */
  public Instruments(final List<String> wanted, final int max) {
    this.wanted = List.copyOf(wanted);
    this.max = max;
    expectWanted();
  }

  private void expectWanted() {
    for (final String name : wanted) {
      final byte[] key = name.getBytes(StandardCharsets.UTF_8);
      final int slot = slot(key, 0, key.length);
      if (keys[slot] == null) {
        put(key, NOT_YET);
      }
    }
  }

  /**
   * Finds an instrument, and numbers it if it is new and selected.
   *
   * @param bytes hold its name in UTF-8
   * @param offset of the name's first byte
   * @param length of the name in bytes
   * @return its dense number, {@link #LEFT_OUT} or {@link #NO_ROOM}
   */
  public int number(final byte[] bytes, final int offset, final int length) {
    final int slot = slot(bytes, offset, length);
    if (keys[slot] != null && values[slot] != NOT_YET) {
      return values[slot];
    }
    if (keys[slot] == null && !wanted.isEmpty()) {
      return LEFT_OUT;
    }
    if (names.size() == max) {
      refuse(bytes, offset, length);
      return NO_ROOM;
    }
    final int value = names.size();
    final byte[] key = Arrays.copyOfRange(bytes, offset, offset + length);
    final String name = new String(key, StandardCharsets.UTF_8);
    final String text = NameText.of(key);
    names.add(name);
    texts.add(text.equals(name) ? name : text);
    if (keys[slot] == null) {
      put(key, value);
    } else {
      values[slot] = value;
    }
    return value;
  }

  private void refuse(final byte[] bytes, final int offset, final int length) {
    if (refused.size() == REFUSED_SHOWN) {
      return;
    }
    for (int i = 0; i < refused.size(); i++) {
      final byte[] name = refused.get(i);
      if (Arrays.equals(name, 0, name.length, bytes, offset, offset + length)) {
        return;
      }
    }
    refused.add(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /**
   * What becomes of a record whose instrument has no number.
   *
   * @param unnumbered {@link #LEFT_OUT} or {@link #NO_ROOM}
   * @return the outcome for {@link Decoder#decode}
   */
  public static Decoder.Outcome outcome(final int unnumbered) {
    return unnumbered == NO_ROOM ? Decoder.Outcome.NO_ROOM : Decoder.Outcome.FILTERED;
  }

  /**
   * Finds an instrument without numbering it.
   *
   * @param bytes hold its name in UTF-8
   * @param offset of the name's first byte
   * @param length of the name in bytes
   * @return its dense number; {@link #LEFT_OUT} where it has none
   */
  public int find(final byte[] bytes, final int offset, final int length) {
    final int slot = slot(bytes, offset, length);
    return keys[slot] == null || values[slot] == NOT_YET ? LEFT_OUT : values[slot];
  }

  private int slot(final byte[] bytes, final int offset, final int length) {
    final int mask = keys.length - 1;
    int slot = (int) Route.ofName(bytes, offset, length) & mask;
    while (keys[slot] != null
        && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, offset, offset + length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * Finds an instrument, and numbers it if it is new and selected. Allocates.
   *
   * @param name of the instrument
   * @return its dense number, {@link #LEFT_OUT} or {@link #NO_ROOM}
   */
  public int number(final String name) {
    final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return number(bytes, 0, bytes.length);
  }

  private void put(final byte[] key, final int value) {
    if (2 * (used + 1) > keys.length) {
      grow();
    }
    place(key, value);
    used++;
  }

  private void grow() {
    final byte[][] oldKeys = keys;
    final int[] oldValues = values;
    keys = new byte[oldKeys.length * 2][];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        place(oldKeys[i], oldValues[i]);
      }
    }
  }

  private void place(final byte[] key, final int value) {
    final int mask = keys.length - 1;
    int slot = (int) Route.ofName(key, 0, key.length) & mask;
    while (keys[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** {@return how many instruments have a number} */
  public int count() {
    return names.size();
  }

  /**
   * @param instrument dense number
   * @return its name; a byte that is no UTF-8 is shown as U+FFFD
   */
  public String name(final int instrument) {
    return names.get(instrument);
  }

  /**
   * @param instrument dense number
   * @return its name without loss, also where it is not UTF-8; see {@link NameText}
   */
  public String text(final int instrument) {
    return texts.get(instrument);
  }

  /**
   * Returns which instruments were new past the bound; allocates.
   *
   * @return the first {@link #REFUSED_SHOWN} of their names
   */
  public List<String> refusedFirst() {
    return refused.stream().map(name -> new String(name, StandardCharsets.UTF_8)).toList();
  }

  @Override
  public void transferState(final StateTransfer state) {
    if (state.isReading()) {
      readNames(state);
      return;
    }
    state.transfer(names.size());
    for (final String text : texts) {
      state.transfer(text);
    }
    if (names.size() == max) {
      state.transfer(refused.size());
      refused.forEach(name -> state.transfer(NameText.of(name)));
    }
  }

  private void readNames(final StateTransfer in) {
    names.clear();
    refused.clear();
    texts.clear();
    Arrays.fill(keys, null);
    used = 0;
    expectWanted();
    final int count = in.transfer(0);
    for (int i = 0; i < count; i++) {
      final byte[] name = NameText.bytes(in.transfer((String) null));
      number(name, 0, name.length);
    }
    if (count == max) {
      final int past = in.transfer(0);
      for (int i = 0; i < past; i++) {
        refused.add(NameText.bytes(in.transfer((String) null)));
      }
    }
  }
}
