/** The registry of models; a new model is a file of its own and one line here. */
package io.millrace.learning.model.catalogue;
