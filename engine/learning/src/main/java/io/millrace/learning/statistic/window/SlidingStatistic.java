package io.millrace.learning.statistic.window;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import java.util.Arrays;

/**
 * A window of known values in a ring, and what subclasses make of it.
 *
 * <ol>
 *   <li>Indices {@code head .. tail - 1} are in the window, oldest first; index i is at {@code i &
 *       mask} of each ring.
 *   <li>A count window has its ring from the start. The ring of a time window doubles as it fills,
 *       up to the extent's bound.
 *   <li>A value that would be one too many for a time window pushes out the oldest before its time.
 *       That is counted as an overflow, and the result is NaN until the value pushed out last would
 *       have left anyway.
 * </ol>
 */
public abstract class SlidingStatistic implements Statistic {
  private static final int FIRST_CAPACITY = 64;

  private final WindowSpec extent;
  private final boolean keepsTimes;

  /** Of the extent, at hand. */
  private final boolean isTimed;

  /** Values that the window may hold. */
  private final int max;

  private double[] values;
  private long[] times;
  private int mask;
  private long head;
  private long tail;
  private boolean lost;
  private long lostNs;
  private long overflows;

  /**
   * @param extent of the window, not {@link WindowSpec#ALL}
   * @param keepsTimes whether event times are kept for a count window too
   */
  protected SlidingStatistic(final WindowSpec extent, final boolean keepsTimes) {
    if (extent.by() == WindowSpec.By.ALL) {
      throw new IllegalArgumentException("a window has bounds: extent=" + extent);
    }
    this.extent = extent;
    isTimed = extent.by() == WindowSpec.By.TIME;
    max = isTimed ? extent.maxEntries() : extent.n();
    this.keepsTimes = keepsTimes || isTimed;
    final int capacity = isTimed ? FIRST_CAPACITY : powerOfTwo(max);
    mask = capacity - 1;
    values = new double[capacity];
    times = new long[this.keepsTimes ? capacity : 0];
  }

  private static int powerOfTwo(final int min) {
    int capacity = 1;
    while (capacity < min) {
      capacity <<= 1;
    }
    return capacity;
  }

  /**
   * A value has become the newest.
   *
   * @param index of it
   * @param x the value
   */
  protected abstract void append(long index, double x);

  /**
   * The oldest value is leaving; it is still readable.
   *
   * @param index of it
   */
  protected abstract void evict(long index);

  /**
   * The rings have grown; a subclass with rings of its own moves them by {@link #moved}.
   *
   * @param oldMask of the rings so far
   * @param newMask of the rings from now on
   */
  protected void grown(final int oldMask, final int newMask) {}

  /** {@return the result, in whatever way not finite where there is none} */
  protected abstract double result();

  @Override
  public final void update(final double x, final long timeNs) {
    moveTo(timeNs);
    if (!Double.isFinite(x)) {
      return;
    }
    makeRoom();
    final int slot = (int) tail & mask;
    values[slot] = x;
    if (keepsTimes) {
      times[slot] = timeNs;
    }
    append(tail, x);
    tail++;
  }

  private void makeRoom() {
    final int size = size();
    if (isTimed) {
      if (size == max) {
        lost = true;
        lostNs = times[(int) head & mask];
        overflows++;
        evictOldest();
      } else if (size > mask) {
        grow(2 * (mask + 1));
      }
    } else if (size == max) {
      evictOldest();
    }
  }

  @Override
  public final void moveTo(final long timeNs) {
    if (!isTimed) {
      return;
    }
    final long windowNs = extent.windowNs();
    while (head < tail && timeNs - times[(int) head & mask] > windowNs) {
      evictOldest();
    }
    if (lost && timeNs - lostNs > windowNs) {
      lost = false;
    }
  }

  private void evictOldest() {
    evict(head);
    head++;
  }

  private void grow(final int capacity) {
    final int oldMask = mask;
    final int newMask = capacity - 1;
    values = moved(values, oldMask, newMask);
    if (keepsTimes) {
      final long[] newTimes = new long[capacity];
      for (long i = head; i < tail; i++) {
        newTimes[(int) i & newMask] = times[(int) i & oldMask];
      }
      times = newTimes;
    }
    mask = newMask;
    grown(oldMask, newMask);
  }

  /**
   * Copies a ring into a larger one. Allocates it.
   *
   * @param ring with one entry an index
   * @param oldMask of it
   * @param newMask of the copy
   * @return the copy
   */
  protected final double[] moved(final double[] ring, final int oldMask, final int newMask) {
    final double[] copy = new double[newMask + 1];
    for (long i = head; i < tail; i++) {
      copy[(int) i & newMask] = ring[(int) i & oldMask];
    }
    return copy;
  }

  @Override
  public final double get() {
    if (lost) {
      return Double.NaN;
    }
    final double result = result();
    return Double.isFinite(result) ? result : Double.NaN;
  }

  @Override
  public final long overflows() {
    return overflows;
  }

  /** {@return how many values are in the window} */
  protected final int size() {
    return (int) (tail - head);
  }

  /** {@return index of the oldest value} */
  protected final long head() {
    return head;
  }

  /** {@return one past the index of the newest value} */
  protected final long tail() {
    return tail;
  }

  /** {@return length of the rings, minus one} */
  protected final int mask() {
    return mask;
  }

  /**
   * @param index in the window
   * @return its value
   */
  protected final double value(final long index) {
    return values[(int) index & mask];
  }

  /**
   * @param index in the window
   * @return its event time in ns since the epoch, where times are kept
   */
  protected final long timeNs(final long index) {
    return times[(int) index & mask];
  }

  /** {@return of the window} */
  protected final WindowSpec extent() {
    return extent;
  }

  /** {@return whether event time bounds the window} */
  protected final boolean isTimed() {
    return isTimed;
  }

  /**
   * Transfers what a subclass cannot derive from the window, which is complete.
   *
   * @param state takes or gives the values
   */
  protected void transferRest(final StateTransfer state) {}

  /** Rebuilds what a subclass derives from the window, which has just been read. */
  protected void rebuild() {}

  @Override
  public final void transferState(final StateTransfer state) {
    final int size = state.transfer(size());
    if (size < 0 || size > max) {
      throw new IllegalStateException("not a window's size: size=" + size + " max=" + max);
    }
    lost = state.transfer(lost);
    lostNs = state.transfer(lostNs);
    overflows = state.transfer(overflows);
    if (state.isReading()) {
      makeRoom(size);
    }
    for (long i = head; i < tail; i++) {
      final int slot = (int) i & mask;
      values[slot] = state.transfer(values[slot]);
      if (keepsTimes) {
        times[slot] = state.transfer(times[slot]);
      }
    }
    transferRest(state);
    if (state.isReading()) {
      rebuild();
    }
  }

  private void makeRoom(final int size) {
    head = 0;
    tail = 0;
    if (size > mask + 1) {
      grow(powerOfTwo(size));
    }
    Arrays.fill(values, 0);
    tail = size;
  }
}
