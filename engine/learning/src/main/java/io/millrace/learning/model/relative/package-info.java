/** What lets linear models do without units: running scales, and baselines to fall back on. */
package io.millrace.learning.model.relative;
