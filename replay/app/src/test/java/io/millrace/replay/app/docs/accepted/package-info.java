/** What each format accepts and refuses, as cases that are run and shown on a page. */
package io.millrace.replay.app.docs.accepted;
