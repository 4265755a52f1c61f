/** Holds the README and the pages below {@code docs} to what the program does. */
package io.millrace.replay.app.docs;
