/** Options that several commands share, and their types. */
package io.millrace.replay.app.option;
