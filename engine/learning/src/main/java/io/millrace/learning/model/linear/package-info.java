/** Models whose weights learn by one gradient step a sample. */
package io.millrace.learning.model.linear;
