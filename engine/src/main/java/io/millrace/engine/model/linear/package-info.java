/** What gradient models are made of: losses, optimizers, scalers. */
package io.millrace.engine.model.linear;
