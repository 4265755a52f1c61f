/** Names that a pipeline can use, what they stand for, and how it is made. */
package io.millrace.engine.catalogue;
