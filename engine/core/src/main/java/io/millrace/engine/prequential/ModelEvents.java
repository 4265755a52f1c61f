package io.millrace.engine.prequential;

/** Takes what happens to a model while it learns. */
public interface ModelEvents {
  /** Takes no notice. */
  ModelEvents NONE =
      new ModelEvents() {
        @Override
        public void reset(final int model) {
          // nobody is told
        }

        @Override
        public void memoryReached(final int model) {
          // nobody is told
        }
      };

  /**
   * A model's state was no longer finite, and it went back to its prior.
   *
   * @param model index
   */
  void reset(int model);

  /**
   * A model has wanted to grow past its bound, and had not before; it learns on within it.
   *
   * @param model index
   */
  void memoryReached(int model);
}
