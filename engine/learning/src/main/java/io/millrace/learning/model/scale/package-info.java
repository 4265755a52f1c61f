/**
 * What features pass on their way to a model: the finite gate, a scaler, random Fourier features.
 */
package io.millrace.learning.model.scale;
