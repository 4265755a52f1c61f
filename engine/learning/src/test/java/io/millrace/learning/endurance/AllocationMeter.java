package io.millrace.learning.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The bytes that threads allocate, round by round: the one meter of all tests. The JVM counts them
 * for each thread to the byte, with what it has taken of its buffer, so that nothing depends on the
 * collector. The rules:
 *
 * <ol>
 *   <li>A round is the same work again, on a state that has reached its size.
 *   <li>A round may be repeated, since compiling allocates: when C2 is to compile a method, the
 *       thread that asks for it makes the string constants of the method's class, once, though none
 *       is used (3,928 bytes for {@code AbstractHistogram}). Under load it asks later. So does code
 *       allocate that escape analysis clears only once it is compiled.
 *   <li>The work passes once {@link #CLEAN_ROUNDS} rounds on end are within the bound, on every
 *       thread. It fails where {@link #MAX_ROUNDS} have not done so: what is allocated steadily, in
 *       every round or in every second one, never passes, however small.
 *   <li>The bound is 0 but where the work itself grows or takes a checkpoint; the test then says
 *       why.
 * </ol>
 *
 * <p>Reading the counters of other threads allocates on the current one, and finding its threads
 * does. Its own counter is therefore read last when a round begins and first when it ends; reading
 * that one allocates nothing. The other threads must be idle at both moments for a figure to the
 * byte. One thread makes all calls.
 */
public final class AllocationMeter {
  /** Rounds on end that must be within the bound. */
  public static final int CLEAN_ROUNDS = 2;

  /** Rounds after which work that has not been within its bound fails. */
  public static final int MAX_ROUNDS = 12;

  private static final ThreadMXBean THREADS = threads();

  private final String[] names;
  private final long[] ids;
  private final long[] before;
  private final List<long[]> rounds = new ArrayList<>();

  private AllocationMeter(final String[] names, final long[] ids) {
    this.names = names;
    this.ids = ids;
    before = new long[ids.length];
    begin(); // loads what reading takes
    end();
    rounds.clear();
  }

  private static ThreadMXBean threads() {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertTrue(threads.isThreadAllocatedMemoryEnabled(), "this JVM does not count bytes");
    return threads;
  }

  /** {@return a meter of the current thread alone} */
  public static AllocationMeter ofCurrentThread() {
    return of(List.of());
  }

  /**
   * @param name of one thread
   * @return a meter of the current thread and of the newest that has the name
   */
  public static AllocationMeter ofThread(final String name) {
    final List<Thread> found = newest(name).stream().filter(t -> t.getName().equals(name)).toList();
    assertTrue(!found.isEmpty(), () -> "no thread named " + name);
    return of(found);
  }

  /**
   * @param prefix of threads' names
   * @return a meter of the current thread and of all threads whose names begin so, the newest of
   *     each name
   */
  public static AllocationMeter ofThreads(final String prefix) {
    return of(newest(prefix));
  }

  private static List<Thread> newest(final String prefix) {
    final TreeMap<String, Thread> byName = new TreeMap<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread != Thread.currentThread() && thread.getName().startsWith(prefix))
        .sorted(Comparator.comparingLong(AllocationMeter::id))
        .forEach(thread -> byName.put(thread.getName(), thread));
    return List.copyOf(byName.values());
  }

  @SuppressWarnings("deprecation") // threadId() came with Java 19
  private static long id(final Thread thread) {
    return thread.getId();
  }

  private static AllocationMeter of(final List<Thread> others) {
    final List<Thread> all = new ArrayList<>(others);
    all.add(Thread.currentThread());
    return new AllocationMeter(
        all.stream().map(Thread::getName).toArray(String[]::new),
        all.stream().mapToLong(AllocationMeter::id).toArray());
  }

  /** {@return the names of the threads that are measured, the current one last} */
  public List<String> names() {
    return List.of(names);
  }

  /** Begins a round. */
  public void begin() {
    for (int i = 0; i < ids.length - 1; i++) {
      before[i] = THREADS.getThreadAllocatedBytes(ids[i]);
    }
    before[ids.length - 1] = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Ends a round. */
  public void end() {
    final long own = THREADS.getCurrentThreadAllocatedBytes() - before[ids.length - 1];
    final long[] bytes = new long[ids.length];
    bytes[ids.length - 1] = own;
    for (int i = 0; i < ids.length - 1; i++) {
      final long now = THREADS.getThreadAllocatedBytes(ids[i]);
      assertTrue(now >= 0, "thread has ended: " + names[i]);
      bytes[i] = now - before[i];
    }
    rounds.add(bytes);
  }

  /** {@return how many rounds there have been} */
  public int rounds() {
    return rounds.size();
  }

  /**
   * @param round number of a round, from 0
   * @return the most that one thread has allocated in it, in bytes
   */
  public long bytes(final int round) {
    return Arrays.stream(rounds.get(round)).max().orElseThrow();
  }

  /** {@return the sum of {@link #bytes(int)} over all rounds} */
  public long totalBytes() {
    long total = 0;
    for (int i = 0; i < rounds.size(); i++) {
      total += bytes(i);
    }
    return total;
  }

  private boolean hasPassed(final long maxBytes, final int roundsOnEnd) {
    int clean = 0;
    for (int i = 0; i < rounds.size() && clean < roundsOnEnd; i++) {
      clean = bytes(i) <= maxBytes ? clean + 1 : 0;
    }
    return clean == roundsOnEnd;
  }

  /**
   * Fails unless {@link #CLEAN_ROUNDS} rounds on end were within the bound.
   *
   * @param what is measured, for the message
   * @param maxBytes that a thread may allocate in a round
   */
  public void assertPassed(final String what, final long maxBytes) {
    assertPassed(what, maxBytes, CLEAN_ROUNDS);
  }

  /**
   * Fails unless so many rounds on end were within the bound.
   *
   * @param what is measured, for the message
   * @param maxBytes that a thread may allocate in a round
   * @param roundsOnEnd enough that what comes in some rounds, such as a checkpoint, is in one
   */
  public void assertPassed(final String what, final long maxBytes, final int roundsOnEnd) {
    if (!hasPassed(maxBytes, roundsOnEnd)) {
      fail(
          what
              + ": not "
              + roundsOnEnd
              + " rounds on end of at most "
              + maxBytes
              + " bytes"
              + System.lineSeparator()
              + this);
    }
  }

  /**
   * Repeats a round on the current thread until it allocates nothing.
   *
   * @param what is measured, for the message
   * @param round the work
   */
  public static void assertNothing(final String what, final Runnable round) {
    assertAtMost(what, 0, round);
  }

  /**
   * The same with a bound.
   *
   * @param what is measured, for the message
   * @param maxBytes that the current thread may allocate in a round
   * @param round the work
   */
  public static void assertAtMost(final String what, final long maxBytes, final Runnable round) {
    ofCurrentThread().run(what, maxBytes, round, () -> {});
  }

  /**
   * Repeats a round until every thread of this meter is within the bound.
   *
   * @param what is measured, for the message
   * @param maxBytes that a thread may allocate in a round
   * @param round the work of the current thread; gives the other threads theirs
   * @param settle waits until the other threads have done theirs; not measured on this thread
   */
  public void run(
      final String what, final long maxBytes, final Runnable round, final Runnable settle) {
    while (!hasPassed(maxBytes, CLEAN_ROUNDS) && rounds() < MAX_ROUNDS) {
      begin();
      round.run();
      final long own = THREADS.getCurrentThreadAllocatedBytes();
      settle.run();
      // what settling has allocated was not the work's
      before[ids.length - 1] += THREADS.getCurrentThreadAllocatedBytes() - own;
      end();
    }
    assertPassed(what, maxBytes);
  }

  /**
   * @param work done once
   * @return the bytes that the current thread has allocated in it, to the byte
   */
  public static long bytesOf(final Runnable work) {
    final AllocationMeter meter = ofCurrentThread();
    meter.begin();
    work.run();
    meter.end();
    return meter.bytes(0);
  }

  /** {@return a line for each thread with the bytes of each round} */
  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      final int thread = i;
      text.append(names[i])
          .append(": ")
          .append(Arrays.toString(rounds.stream().mapToLong(bytes -> bytes[thread]).toArray()))
          .append(System.lineSeparator());
    }
    return text.toString();
  }
}
