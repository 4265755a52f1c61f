package io.millrace.replay.app.architecture.broken.engine.prequential;

import io.millrace.replay.app.architecture.broken.engine.book.Book;

/** An evaluator that sees a book. */
public final class BrokenEvaluator {
  /** Not for models. */
  public Book book;
}
