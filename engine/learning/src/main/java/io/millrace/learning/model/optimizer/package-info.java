/** How gradient models move their weights. */
package io.millrace.learning.model.optimizer;
