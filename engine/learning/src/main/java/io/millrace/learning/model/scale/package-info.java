/** Transforms of features before a model: the finite gate, scalers, random Fourier features. */
package io.millrace.learning.model.scale;
