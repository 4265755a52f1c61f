/** Output for people: reports as aligned text, colours and progress where there is a terminal. */
package io.millrace.replay.app.terminal;
