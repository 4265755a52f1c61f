/** What errors cost gradient models. */
package io.millrace.learning.model.loss;
