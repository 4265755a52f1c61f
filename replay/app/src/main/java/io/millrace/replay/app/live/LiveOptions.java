package io.millrace.replay.app.live;

import io.millrace.replay.app.pipeline.Speed;
import java.nio.file.Path;

/**
 * How a live run is to be made.
 *
 * @param journal directory that takes the place of the pipeline's; null for the pipeline's
 * @param fresh whether a journal that is there is set aside first
 * @param limit how many records to read at the most
 * @param speed of recorded event time; null for the pipeline's
 * @param signals file for the signals; null for none
 * @param maxMalformed how many malformed records are borne
 */
public record LiveOptions(
    Path journal, boolean fresh, long limit, Speed speed, Path signals, long maxMalformed) {}
