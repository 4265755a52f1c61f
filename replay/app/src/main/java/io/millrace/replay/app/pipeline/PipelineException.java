package io.millrace.replay.app.pipeline;

/**
 * Says what is wrong with a pipeline file, in one line that begins with file, line and key. An
 * error in an expression continues with the expression and a caret, on lines of their own.
 */
public final class PipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message such as {@code pipeline.yaml:12: models/0/optimizer/rate: 'x' is not a number}
   */
  public PipelineException(final String message) {
    super(message);
  }
}
