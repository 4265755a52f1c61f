/** Reports of commands as immutable values, and as one JSON object for programs. */
package io.millrace.replay.app.report;
