/** Millrace replay/app. */
package io.millrace.replay.app;
