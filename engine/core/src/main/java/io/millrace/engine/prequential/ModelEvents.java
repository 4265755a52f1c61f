package io.millrace.engine.prequential;

/** Takes what happens to a model while it learns. */
public interface ModelEvents {
  /** Takes no notice. */
  ModelEvents NONE =
      new ModelEvents() {
        @Override
        public void reset(final int model) {
          // nothing to report
        }

        @Override
        public void memoryReached(final int model) {
          // nothing to report
        }
      };

  /**
   * A model's state was no longer finite, and it went back to its prior.
   *
   * @param model index
   */
  void reset(int model);

  /**
   * A model has reached its bound on memory for the first time; it continues to learn within it.
   *
   * @param model index
   */
  void memoryReached(int model);
}
