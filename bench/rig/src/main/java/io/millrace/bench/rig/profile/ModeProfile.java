package io.millrace.bench.rig.profile;

/**
 * Where a build spent its time.
 *
 * @param mode thread mode that is measured, this build's
 * @param label of the build
 * @param profile of one run
 */
public record ModeProfile(String mode, String label, StageProfile profile) {}
