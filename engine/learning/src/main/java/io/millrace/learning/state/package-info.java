/**
 * The state contract: every stateful part writes and reads its state in a fixed order, and the same
 * writing, folded, is its digest.
 */
package io.millrace.learning.state;
