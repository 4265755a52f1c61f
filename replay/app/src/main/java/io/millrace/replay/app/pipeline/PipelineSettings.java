package io.millrace.replay.app.pipeline;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * A pipeline file's content, typed.
 *
 * @param definition what is computed
 * @param feed settings of the feed, not read yet; errors found in them are to be raised within
 *     {@link PipelineFile#located}
 * @param journal settings of the journal
 * @param threads how the work is divided
 * @param speed how fast a recorded feed is played, unless the command says otherwise
 * @param notices what the file asks for and this build does otherwise, one line each
 */
public record PipelineSettings(
    PipelineDefinition definition,
    Settings feed,
    JournalSettings journal,
    ThreadsDefinition threads,
    Speed speed,
    List<String> notices) {}
