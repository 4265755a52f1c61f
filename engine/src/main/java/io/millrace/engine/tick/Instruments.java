package io.millrace.engine.tick;

import io.millrace.engine.state.Mix64;
import io.millrace.engine.state.StateReader;
import io.millrace.engine.state.StateWriter;
import io.millrace.engine.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the instruments densely, by first appearance, and leaves out those that the pipeline does
 * not want. Open addressing over the names' bytes; the order of the table decides nothing. Written
 * and read by the engine thread alone. A look-up allocates nothing, a new name does.
 */
public final class Instruments implements Stateful {
  /** Stands for an instrument that the pipeline leaves out. */
  public static final int LEFT_OUT = -1;

  private final List<String> wanted;
  private final List<String> names = new ArrayList<>();

  /** Each name without loss: two names that are not UTF-8 can look the same. */
  private final List<String> texts = new ArrayList<>();

  private byte[][] keys = new byte[64][];
  private int[] values = new int[64];
  private int used;

  /**
   * @param wanted names of the instruments that the pipeline wants; empty for all
   */
  public Instruments(final List<String> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /**
   * Finds an instrument, and numbers it if it is new and wanted.
   *
   * @param bytes hold its name in UTF-8
   * @param offset of the name's first byte
   * @param length of the name in bytes
   * @return its dense number, or {@link #LEFT_OUT}
   */
  public int number(final byte[] bytes, final int offset, final int length) {
    final int slot = slot(bytes, offset, length);
    return keys[slot] == null
        ? add(Arrays.copyOfRange(bytes, offset, offset + length))
        : values[slot];
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
    return keys[slot] == null ? LEFT_OUT : values[slot];
  }

  private int slot(final byte[] bytes, final int offset, final int length) {
    final int mask = keys.length - 1;
    int slot = (int) hash(bytes, offset, length) & mask;
    while (keys[slot] != null
        && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, offset, offset + length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * Finds an instrument, and numbers it if it is new and wanted. Allocates.
   *
   * @param name of the instrument
   * @return its dense number, or {@link #LEFT_OUT}
   */
  public int number(final String name) {
    final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return number(bytes, 0, bytes.length);
  }

  private int add(final byte[] key) {
    if (2 * (used + 1) > keys.length) {
      grow();
    }
    final String name = new String(key, StandardCharsets.UTF_8);
    final int value;
    if (wanted.isEmpty() || wanted.contains(name)) {
      value = names.size();
      names.add(name);
      final String text = NameText.of(key);
      texts.add(text.equals(name) ? name : text);
    } else {
      value = LEFT_OUT;
    }
    place(key, value);
    used++;
    return value;
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
    int slot = (int) hash(key, 0, key.length) & mask;
    while (keys[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private static long hash(final byte[] bytes, final int offset, final int length) {
    long hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return Mix64.mix(hash);
  }

  /**
   * @return how many instruments have a number
   */
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

  @Override
  public void writeState(final StateWriter out) {
    out.writeInt(names.size());
    for (final String text : texts) {
      out.writeText(text);
    }
  }

  @Override
  public void readState(final StateReader in) {
    names.clear();
    texts.clear();
    Arrays.fill(keys, null);
    used = 0;
    final int count = in.readInt();
    for (int i = 0; i < count; i++) {
      final byte[] name = NameText.bytes(in.readText());
      number(name, 0, name.length);
    }
  }
}
