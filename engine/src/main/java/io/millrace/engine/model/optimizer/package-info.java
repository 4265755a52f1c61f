/** How gradient models move their weights. */
package io.millrace.engine.model.optimizer;
